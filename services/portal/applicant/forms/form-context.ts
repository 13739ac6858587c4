import { createContext, useContext } from 'react';
import type { FieldValues, UseFormReturn } from 'react-hook-form';

/** What the fields of a form share. */
export interface FormScope {
  readonly form: UseFormReturn<FieldValues>;
  /** Connects a field with the form. */
  readonly register: UseFormReturn<FieldValues>['register'];
  /** Checks a field that has parts, when all of it is left. */
  check(name: string): void;
  readonly labels: Readonly<Record<string, string>>;
  /** Told apart from another form on the same page. */
  readonly scope: string;
}

export const FormContext = createContext<FormScope | null>(null);

export function useFormScope(): FormScope {
  const scope = useContext(FormContext);
  if (!scope) throw new Error('a field stands outside of a form');
  return scope;
}

/** The id of a field: stable, so that the focus finds back to it. */
export const idOf = (scope: string, name: string) => `${scope}-${name}`;
