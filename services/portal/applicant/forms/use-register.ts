import { useRef } from 'react';
import type { FieldValues, UseFormReturn } from 'react-hook-form';
import { usePressing } from './use-pressing.js';

interface Registering {
  readonly register: UseFormReturn<FieldValues>['register'];
  /** Shows what the server said about a field, until something else is typed there. */
  refuse(name: string, text: string): void;
}

/** Connects fields with a form that is checked on leaving them. */
export function useRegister(form: UseFormReturn<FieldValues>): Registering {
  const pressing = usePressing();
  const refused = useRef(new Map<string, string>());
  const typedIn = (name: string) => JSON.stringify(form.getValues(name.split('.')[0] ?? name));
  return {
    register: (name, options) => {
      const { onBlur, ...registered } = form.register(name, options);
      const field = name.split('.')[0] ?? name;
      // Our own check knows nothing of what the server said, and would take it away.
      const stillRefused = () => refused.current.get(field) === typedIn(field);
      return {
        ...registered,
        onBlur: async (event) => (pressing.current || stillRefused() ? undefined : onBlur(event)),
      };
    },
    refuse: (name, text) => {
      refused.current.set(name, typedIn(name));
      form.setError(name, { type: 'server', message: text });
    },
  };
}
