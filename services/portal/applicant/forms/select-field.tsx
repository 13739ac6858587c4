import { designTexts } from '../design/texts.js';
import { useTexts } from '../texts/catalogue.js';
import { Field, type FieldProps } from './field.js';
import { useChoice } from './use-choice.js';

interface SelectFieldProps extends FieldProps {
  readonly options: readonly string[];
  readonly autoComplete?: string;
}

/** One of many. */
export function SelectField({ options, autoComplete, ...field }: SelectFieldProps) {
  const t = useTexts(designTexts);
  const { registered, id, problem, describedBy } = useChoice(field);
  return (
    <Field {...field}>
      <select
        {...registered()}
        id={id}
        className="input"
        autoComplete={autoComplete}
        aria-describedby={describedBy}
        aria-invalid={problem ? true : undefined}
        aria-required
      >
        <option value="">{t.choose}</option>
        {options.map((option) => (
          <option key={option} value={option}>
            {option}
          </option>
        ))}
      </select>
    </Field>
  );
}
