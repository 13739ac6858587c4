import type { Type } from '@nestjs/common';
import { type Documentation, documentationOf, isPublic } from '#runtime';

/** What a method of a controller says of itself. */
export interface Handler {
  readonly open: boolean;
  readonly documentation: Documentation;
}

/** The name under which a handler is found again: `RegistrationsController.draft`. */
export const keyOf = (controller: string, method: string) => `${controller}.${method}`;

/** Every documented method of these controllers. */
export function handlersOf(controllers: readonly Type[]): ReadonlyMap<string, Handler> {
  const found = controllers.flatMap((controller) =>
    Object.entries(Object.getOwnPropertyDescriptors(controller.prototype)).flatMap(([method, { value }]) => {
      const documentation = typeof value === 'function' ? documentationOf(value) : undefined;
      if (!documentation) return [];
      const open = isPublic(controller, value);
      return [[keyOf(controller.name, method), { open, documentation }] as const];
    }),
  );
  return new Map(found);
}
