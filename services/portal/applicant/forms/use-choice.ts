import type { ChangeEvent } from 'react';
import { type FieldProps, useField } from './field.js';

/** Connects a choice: it is complete when it is made, so what was wrong about it is taken back at once. */
export function useChoice(field: FieldProps) {
  const { form, register, problem, ...rest } = useField(field);
  const registered = () => {
    const { onChange, ...others } = register(field.name);
    return {
      ...others,
      onChange: async (event: ChangeEvent<HTMLInputElement | HTMLSelectElement>) => {
        await onChange(event);
        if (problem) await form.trigger(field.name);
      },
    };
  };
  return { form, registered, problem, ...rest };
}
