import { applyDecorators, HttpCode, SetMetadata } from '@nestjs/common';
import type { z } from 'zod';
import type { CodedError } from '#errors';

export interface Documentation {
  /** One sentence, in English: the API document is for developers. */
  readonly summary: string;
  readonly description?: string;
  /** The status of the answer; 200 unless told. */
  readonly status?: number;
  readonly answer?: z.ZodType;
  /** The media type of an answer that is no JSON. */
  readonly mediaType?: string;
  /** Whether the answer names its version in ETag. */
  readonly etag?: boolean;
  /** Cookies that it needs besides the session's, and cookies that its answer sets. */
  readonly cookies?: { readonly needs?: readonly string[]; readonly sets?: readonly string[] };
  /** The errors of this route besides the general ones. */
  readonly errors?: readonly (() => CodedError)[];
}

const DOCUMENTATION = 'daftar:documentation';

/**
 * Says what a route does, what it answers, and which errors it can give. Kept as plain data, for the library that
 * makes the API document of it would cost every process 16 MB.
 */
export function Documented(documentation: Documentation): MethodDecorator {
  return applyDecorators(HttpCode(documentation.status ?? 200), SetMetadata(DOCUMENTATION, documentation));
}

/** What `Documented` says of a route, if it does. */
export function documentationOf(handler: object): Documentation | undefined {
  return Reflect.getMetadata(DOCUMENTATION, handler) as Documentation | undefined;
}
