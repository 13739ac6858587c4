import { type ReactNode, useRef, useState } from 'react';
import { type FieldErrors, type FieldValues, useForm } from 'react-hook-form';
import type { z } from 'zod';
import { brokenHere, isProblem, type Problem } from '../api/problem.js';
import { Button } from '../design/button.js';
import { Busy } from '../problems/busy.js';
import { ProblemNotice } from '../problems/problem-notice.js';
import { Working } from '../problems/working.js';
import { useLanguage } from '../texts/language.js';
import { ErrorSummary } from './error-summary.js';
import { sentenceOf } from './field-errors.js';
import { FormContext, idOf } from './form-context.js';
import { checkedBy, type Prepare } from './resolver.js';
import { useKeptValues } from './use-kept-values.js';
import { useRegister } from './use-register.js';

interface FormProps<T> {
  readonly schema: z.ZodType<T>;
  readonly prepare?: Prepare;
  readonly defaults: FieldValues;
  readonly labels: Readonly<Record<string, string>>;
  /** Which field a JSON pointer of the API speaks of. */
  readonly pointers?: Pointers;
  /** A problem that one field can mend, in words of the form's own. */
  readonly fieldOf?: (problem: Problem) => { readonly name: string; readonly text: string } | undefined;
  /** @throws Problem */
  readonly send: (values: T) => Promise<void>;
  readonly submit: string;
  /** What was refused before this form was shown. */
  readonly refusal?: Problem;
  /** What is typed, at each change. */
  readonly onType?: (values: FieldValues) => void;
  /** Names the form where a page has two. */
  readonly scope?: string;
  readonly children: ReactNode;
  /** Other ways on, beside the button. */
  readonly beside?: ReactNode;
}

type Pointers = Readonly<Record<string, string>>;

/** What was refused, by field. */
function errorsOf(refusal: Problem, pointers: Pointers): FieldErrors<FieldValues> {
  const told = refusal.fields.map(({ pointer, detail }) => [pointers[pointer], { type: 'server', message: detail }]);
  return Object.fromEntries(told.filter(([name]) => name !== undefined));
}

/**
 * A form that is checked on leaving a field and on sending, says at its top what is wrong, sends once however often
 * the button is pressed, and waits with everything that was typed while the system is busy.
 */
export function Form<T>(props: FormProps<T>) {
  const { schema, prepare, defaults, labels, pointers = {}, send, submit, refusal, onType, scope = 'field' } = props;
  const language = useLanguage();
  const [carried] = useState(() => refusal && errorsOf(refusal, pointers));
  const form = useForm({
    mode: 'onBlur',
    reValidateMode: 'onBlur',
    shouldFocusError: false,
    defaultValues: defaults,
    resolver: checkedBy(schema, prepare),
    errors: carried,
  });
  useKeptValues(form, onType);
  const { register, check, refuse } = useRegister(form);
  const sending = useRef(false);
  const [problem, setProblem] = useState<Problem>();
  const [attempt, setAttempt] = useState(refusal ? 1 : 0);
  const [busy, setBusy] = useState(false);

  const pointAt = (refused: Problem) => {
    const own = props.fieldOf?.(refused);
    const told = refused.fields.map(({ pointer, detail }) => ({ name: pointers[pointer], text: detail }));
    const known = [...(own ? [own] : []), ...told.filter(({ name }) => name !== undefined && name !== own?.name)];
    for (const { name, text } of known) refuse(String(name), text);
    return known.length > 0;
  };

  const run = async (values: T) => {
    if (sending.current) return;
    sending.current = true;
    setBusy(true);
    setProblem(undefined);
    try {
      await send(values);
    } catch (error) {
      const refused = isProblem(error) ? error : brokenHere(error);
      if (!pointAt(refused)) setProblem(refused);
      setAttempt((before) => before + 1);
    } finally {
      sending.current = false;
      setBusy(false);
    }
  };
  const submitted = form.handleSubmit(
    (values) => run(values as T),
    () => setAttempt((before) => before + 1),
  );

  const wrong = Object.keys(form.formState.errors).map((name) => {
    const { error } = form.getFieldState(name, form.formState);
    return { id: idOf(scope, name), text: `${labels[name] ?? name}: ${sentenceOf(error, language)}` };
  });
  const waits = problem?.passes === true;
  return (
    <FormContext.Provider value={{ form, register, check, labels, scope }}>
      {problem && waits && (
        <Busy key={attempt} problem={problem} onRetry={() => void submitted()} onStop={() => setProblem(undefined)} />
      )}
      <form noValidate hidden={waits} onSubmit={(event) => void submitted(event)}>
        {attempt > 0 && wrong.length > 0 && <ErrorSummary key={attempt} problems={wrong} />}
        {problem && <ProblemNotice key={`problem-${attempt}`} problem={problem} />}
        {props.children}
        <div className="actions">
          <Button type="submit" busy={busy}>
            {submit}
          </Button>
          {props.beside}
        </div>
        <Working busy={busy} />
      </form>
    </FormContext.Provider>
  );
}
