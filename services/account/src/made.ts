import type { Provider, Type } from '@nestjs/common';

/** A use case from its parts, checked against its constructor. */
export function made<A extends unknown[]>(
  type: new (...parts: A) => object,
  parts: { [K in keyof A]: Type<A[K]> },
): Provider {
  return { provide: type, useFactory: (...found: A) => new type(...found), inject: parts };
}
