import { type ReactNode, useRef } from 'react';
import { z } from 'zod';
import { enteredCode } from '../../../verification/src/in/http/verifications.schemas.js';
import { isProblem } from '../api/problem.js';
import { Field, useField } from '../forms/field.js';
import { Form } from '../forms/form.js';
import { useTexts } from '../texts/catalogue.js';
import { codeTexts } from './texts.js';

const DIGITS = 6;
const schema = z.object(enteredCode.shape);

/** One field for the whole code: it can be pasted as "123 456", and goes out when it is full. */
function CodeField() {
  const t = useTexts(codeTexts);
  const hint = t.codeHint;
  const { register, id, problem, describedBy } = useField({ name: 'code', hint });
  const { onChange, ...registered } = register('code');
  const sent = useRef('');
  return (
    <Field name="code" hint={hint}>
      <input
        {...registered}
        id={id}
        className="input code-input"
        type="text"
        inputMode="numeric"
        autoComplete="one-time-code"
        spellCheck={false}
        aria-describedby={describedBy}
        aria-invalid={problem ? true : undefined}
        aria-required
        onChange={(event) => {
          const { currentTarget } = event;
          currentTarget.value = currentTarget.value.replace(/\D/g, '').slice(0, DIGITS);
          void onChange(event);
          if (currentTarget.value.length < DIGITS || currentTarget.value === sent.current) return;
          sent.current = currentTarget.value;
          currentTarget.form?.requestSubmit();
        }}
      />
    </Field>
  );
}

interface CodeFormProps {
  /** @throws Problem */
  readonly onCode: (code: string) => Promise<void>;
  readonly beside?: ReactNode;
}

/** Where a code is typed. */
export function CodeForm({ onCode, beside }: CodeFormProps) {
  const t = useTexts(codeTexts);
  return (
    <Form
      schema={schema}
      defaults={{ code: '' }}
      labels={{ code: t.code }}
      pointers={{ '/code': 'code' }}
      fieldOf={(problem) => {
        if (!isProblem(problem, 'code-wrong')) return undefined;
        const left = problem.number('triesLeft');
        if (left === undefined) return { name: 'code', text: problem.detail };
        return { name: 'code', text: `${problem.title}. ${left > 0 ? t.triesLeft(left) : t.noTriesLeft}` };
      }}
      send={({ code }) => onCode(code)}
      submit={t.confirm}
      beside={beside}
    >
      <CodeField />
    </Form>
  );
}
