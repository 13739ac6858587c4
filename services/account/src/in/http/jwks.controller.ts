import { Controller, Get, Header, Inject } from '@nestjs/common';
import type { JSONWebKeySet } from 'jose';
import { z } from 'zod';
import { Documented, Public } from '#runtime';

/** Provider token: the public keys of session tokens. */
export const PUBLISHED_KEYS = Symbol('published keys');

const jwksAnswer = z.object({
  keys: z.array(
    z.object({ kty: z.string(), crv: z.string(), x: z.string(), kid: z.string(), alg: z.string(), use: z.string() }),
  ),
});

@Public()
@Controller('.well-known')
export class JwksController {
  constructor(@Inject(PUBLISHED_KEYS) private readonly keys: JSONWebKeySet) {}

  @Get('jwks.json')
  @Header('cache-control', 'public, max-age=300')
  @Documented({ summary: 'The keys with which session tokens are checked.', answer: jwksAnswer })
  show(): JSONWebKeySet {
    return this.keys;
  }
}
