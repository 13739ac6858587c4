import type { Route } from 'playwright-core';
import { type CodedError, internalError, temporarilyUnavailable, toProblem } from '#errors';
import type { Visitor } from '../visitor.js';
import type { Look } from './look.js';

const WAIT_SECONDS = 45;
const REFERENCE = '6f1c0d5e9b7a4c2f8e3d1a0b9c8d7e6f';
const period = '**/api/v1/period';

/** Answers as a service would: what an overload or a mistake of ours looks like cannot be ordered from a sound system. */
async function answerWith(visitor: Visitor, pattern: string, error: CodedError): Promise<void> {
  const { status, body, retryAfterSeconds } = toProblem(error, visitor.language, REFERENCE);
  await visitor.page.route(pattern, (route: Route) =>
    route.fulfill({
      status,
      contentType: 'application/problem+json',
      headers: retryAfterSeconds ? { 'retry-after': String(retryAfterSeconds) } : {},
      body: JSON.stringify(body),
    }),
  );
}

/** Refused for a moment, and broken. */
export async function lookAtTrouble(visitor: Visitor, look: Look): Promise<void> {
  const { page } = visitor;
  visitor.watch.expect(/status of (503|500)/);
  const troubles = [
    ['sibuk', temporarilyUnavailable({ retryAfterSeconds: WAIT_SECONDS })],
    ['kesalahan', internalError()],
  ] as const;
  for (const [name, error] of troubles) {
    await answerWith(visitor, period, error);
    await page.goto('/daftar');
    await page.locator('.notice').waitFor();
    await look(visitor, name);
    await page.unroute(period);
  }
}
