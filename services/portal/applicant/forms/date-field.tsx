import type { FocusEvent } from 'react';
import { useWatch } from 'react-hook-form';
import { designTexts } from '../design/texts.js';
import { useTexts } from '../texts/catalogue.js';
import { dayInWords, monthNames } from '../texts/dates.js';
import { useLanguage } from '../texts/language.js';
import { type DateParts, dateOf } from './date-parts.js';
import { FieldGroup, type FieldProps, useField } from './field.js';

/**
 * A date that cannot be misread: the month has its name. The parts are registered as `name.day`, `name.month` and
 * `name.year`.
 */
export function DateField(field: FieldProps) {
  const t = useTexts(designTexts);
  const language = useLanguage();
  const { form, register, check, id, problem } = useField(field);
  const parts = useWatch({ control: form.control, name: field.name }) as Partial<DateParts> | undefined;
  const part = (name: keyof DateParts) => {
    return {
      ...register(`${field.name}.${name}`),
      // Checked when all of it is left: a date with a day alone is not wrong yet.
      onBlur: (event: FocusEvent<HTMLElement>) => {
        if (!document.getElementById(id)?.contains(event.relatedTarget)) check(field.name);
      },
      id: `${id}-${name}`,
      'aria-invalid': problem ? true : undefined,
      'aria-required': true,
    };
  };
  return (
    <FieldGroup {...field} advice={field.advice ?? dayInWords(dateOf(parts ?? {}), language)}>
      <div className="date">
        <div>
          <label htmlFor={`${id}-day`}>{t.day}</label>
          <input {...part('day')} className="input" inputMode="numeric" maxLength={2} autoComplete="bday-day" />
        </div>
        <div>
          <label htmlFor={`${id}-month`}>{t.month}</label>
          <select {...part('month')} className="input" autoComplete="bday-month">
            <option value="">{t.chooseMonth}</option>
            {monthNames(language).map((name, at) => (
              <option key={name} value={String(at + 1)}>
                {name}
              </option>
            ))}
          </select>
        </div>
        <div>
          <label htmlFor={`${id}-year`}>{t.year}</label>
          <input {...part('year')} className="input" inputMode="numeric" maxLength={4} autoComplete="bday-year" />
        </div>
      </div>
    </FieldGroup>
  );
}
