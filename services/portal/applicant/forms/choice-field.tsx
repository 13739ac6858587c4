import type { ReactNode } from 'react';
import { useWatch } from 'react-hook-form';
import { FieldGroup, type FieldProps } from './field.js';
import { useChoice } from './use-choice.js';

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
}

/** One of a few, all of them in sight. */
export function ChoiceField({ choices, ...field }: FieldProps & { readonly choices: readonly Choice[] }) {
  const { form, registered } = useChoice(field);
  const chosen = useWatch({ control: form.control, name: field.name });
  return (
    <FieldGroup {...field}>
      <div className="choices">
        {choices.map(({ value, label, hint }) => (
          <label key={value} className={chosen === value ? 'choice chosen' : 'choice'}>
            <input {...registered()} type="radio" value={value} />
            <span>
              {label}
              {hint && <small>{hint}</small>}
            </span>
          </label>
        ))}
      </div>
    </FieldGroup>
  );
}

/** Something to agree to. */
export function CheckField({ children, ...field }: FieldProps & { readonly children: ReactNode }) {
  const { form, registered, id, problem, describedBy } = useChoice(field);
  const checked = useWatch({ control: form.control, name: field.name });
  return (
    <FieldGroup {...field}>
      <label className={checked ? 'choice chosen' : 'choice'}>
        <input
          {...registered()}
          id={`${id}-box`}
          type="checkbox"
          aria-describedby={describedBy}
          aria-invalid={problem ? true : undefined}
        />
        <span>{children}</span>
      </label>
    </FieldGroup>
  );
}
