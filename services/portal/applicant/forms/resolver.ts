import type { FieldErrors, FieldValues, Resolver } from 'react-hook-form';
import type { z } from 'zod';

/** Makes one value of several controls, before the schema looks at it. */
export type Prepare = (values: FieldValues) => FieldValues;

/** A field that was left empty is missing. */
export const withoutEmpty = (values: FieldValues) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value === '' ? undefined : value]));

/**
 * Checks the fields of a screen by the schemas of the services. What is left empty is missing, so that "required" is
 * said and not what its form should be.
 */
export function checkedBy(schema: z.ZodType, prepare: Prepare = (values) => values): Resolver<FieldValues> {
  return async (given) => {
    const values = withoutEmpty(prepare(given));
    const checked = schema.safeParse(values);
    if (checked.success) return { values: checked.data as FieldValues, errors: {} };
    const errors: Record<string, { type: string; message: string }> = {};
    for (const { path, message, code } of checked.error.issues) {
      const name = path.join('.');
      const missing = code === 'invalid_type' && values[name] === undefined;
      errors[name] ??= { type: code, message: missing ? 'required' : message };
    }
    return { values: {}, errors: errors as FieldErrors<FieldValues> };
  };
}
