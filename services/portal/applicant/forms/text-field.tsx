import type { HTMLAttributes } from 'react';
import { Field, type FieldProps, useField } from './field.js';

interface TextFieldProps extends FieldProps {
  readonly type?: 'text' | 'email' | 'tel';
  /** Which keyboard a phone shows. */
  readonly keyboard?: HTMLAttributes<HTMLElement>['inputMode'];
  readonly autoComplete?: string;
  readonly look?: 'digits' | 'narrow';
  /** Names and numbers are not words of a language. */
  readonly spelled?: boolean;
  readonly capitals?: 'words' | 'none';
}

/** One line of text. */
export function TextField(props: TextFieldProps) {
  const { type = 'text', keyboard, autoComplete, look, spelled = false, capitals, ...field } = props;
  const { register, id, problem, describedBy } = useField(field);
  return (
    <Field {...field}>
      <input
        {...register(field.name)}
        id={id}
        type={type}
        className={look ? `input ${look}` : 'input'}
        inputMode={keyboard}
        autoComplete={autoComplete}
        autoCapitalize={capitals}
        spellCheck={spelled}
        aria-describedby={describedBy}
        aria-invalid={problem ? true : undefined}
        aria-required={field.optional ? undefined : true}
      />
    </Field>
  );
}

/** Several lines of text. */
export function LongTextField(field: FieldProps & { readonly rows?: number }) {
  const { register, id, problem, describedBy } = useField(field);
  return (
    <Field {...field}>
      <textarea
        {...register(field.name)}
        id={id}
        className="input"
        rows={field.rows ?? 6}
        aria-describedby={describedBy}
        aria-invalid={problem ? true : undefined}
        aria-required={field.optional ? undefined : true}
      />
    </Field>
  );
}
