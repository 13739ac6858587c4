import { useRef } from 'react';
import type { FieldValues, UseFormReturn } from 'react-hook-form';
import { useAfterPress } from './use-after-press.js';

interface Registering {
  readonly register: UseFormReturn<FieldValues>['register'];
  /** Checks a field that has parts, when all of it is left: the library checks parts alone. */
  check(name: string): void;
  /** Shows what the server said about a field, until something else is typed there. */
  refuse(name: string, text: string): void;
}

/** Connects fields with a form that is checked on leaving them. */
export function useRegister(form: UseFormReturn<FieldValues>): Registering {
  const afterPress = useAfterPress();
  const refused = useRef(new Map<string, string>());
  const typedIn = (name: string) => JSON.stringify(form.getValues(name.split('.')[0] ?? name));
  // Our own check knows nothing of what the server said, and would take it away.
  const stillRefused = (field: string) => refused.current.get(field) === typedIn(field);
  const leave = (field: string, check: () => Promise<unknown>) =>
    afterPress(() => {
      if (!stillRefused(field)) void check();
    });
  return {
    register: (name, options) => {
      const { onBlur, ...registered } = form.register(name, options);
      const field = name.split('.')[0] ?? name;
      return { ...registered, onBlur: async (event) => leave(field, () => onBlur(event)) };
    },
    check: (name) => leave(name, () => form.trigger(name)),
    refuse: (name, text) => {
      refused.current.set(name, typedIn(name));
      form.setError(name, { type: 'server', message: text });
    },
  };
}
