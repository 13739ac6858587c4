import type { IncomingHttpHeaders } from 'node:http';
import { z } from 'zod';
import type { Behaviour } from './behaviour.js';

/** The gateway's second interface: JSON, as many providers speak it. */
const schema = z.object({
  id: z.string().min(1).max(100),
  to: z.string().regex(/^\+[1-9]\d{7,14}$/),
  from: z.string().min(1),
  text: z.string().min(1),
  reportUrl: z.url({ protocol: /^https?$/ }).optional(),
});
export type JsonRequest = z.output<typeof schema>;

export interface JsonAnswer {
  status: number;
  body: unknown;
}

const refusal = (status: number, code: string): JsonAnswer => ({ status, body: { error: { code } } });
const REFUSED: Readonly<Record<NonNullable<Behaviour['refuse']>, JsonAnswer>> = {
  permanent: refusal(422, 'unroutable'),
  temporary: refusal(503, 'busy'),
};

/** What it is asked for, or the refusal that the request gets. */
export function readJson(
  headers: IncomingHttpHeaders,
  body: unknown,
  password: string,
  refuse: Behaviour['refuse'],
): { request: JsonRequest } | { refused: JsonAnswer } {
  if (headers.authorization !== `Bearer ${password}`) return { refused: refusal(401, 'unauthorized') };
  const { data } = schema.safeParse(body);
  if (!data) return { refused: refusal(400, 'malformed') };
  return refuse ? { refused: REFUSED[refuse] } : { request: data };
}
