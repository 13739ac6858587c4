import { useEffect, useRef } from 'react';
import type { FieldValues, UseFormReturn } from 'react-hook-form';

/** Hands on what is typed at each change. */
export function useKeptValues(form: UseFormReturn<FieldValues>, onType?: (values: FieldValues) => void): void {
  const latest = useRef(onType);
  latest.current = onType;
  useEffect(
    () => form.subscribe({ formState: { values: true }, callback: ({ values }) => latest.current?.(values) }),
    [form],
  );
}
