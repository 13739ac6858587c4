import { type ReactNode, useState } from 'react';
import { Button } from '../design/button.js';
import { designTexts } from '../design/texts.js';
import { useTexts } from '../texts/catalogue.js';
import { Field, type FieldProps, useField } from './field.js';

interface PasswordFieldProps extends FieldProps {
  readonly autoComplete: 'new-password' | 'current-password';
  readonly below?: ReactNode;
}

/** A password that can be looked at: who sees what they type mistypes less. */
export function PasswordField({ autoComplete, below, ...field }: PasswordFieldProps) {
  const t = useTexts(designTexts);
  const [shown, setShown] = useState(false);
  const { register, id, problem, describedBy } = useField(field);
  return (
    <Field {...field}>
      <div className="with-button">
        <input
          {...register(field.name)}
          id={id}
          type={shown ? 'text' : 'password'}
          className="input"
          autoComplete={autoComplete}
          autoCapitalize="none"
          spellCheck={false}
          aria-describedby={describedBy}
          aria-invalid={problem ? true : undefined}
          aria-required
        />
        <Button kind="second" onPress={() => setShown(!shown)}>
          {shown ? t.hide : t.show}
        </Button>
      </div>
      <span className="unseen" role="status">
        {shown ? t.passwordShown : ''}
      </span>
      {below}
    </Field>
  );
}
