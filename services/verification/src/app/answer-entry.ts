import type { CodedError, ErrorOccurrence } from '#errors';
import type { Entry } from '../domain/grant.js';
import * as errors from '../domain/verification.errors.js';

type Refusal = Exclude<Entry['kind'], 'proven'>;

const refusals: Readonly<Record<Refusal, (occurrence?: ErrorOccurrence) => CodedError>> = {
  wrong: errors.codeWrong,
  locked: errors.codeLocked,
  expired: errors.codeExpired,
  revoked: errors.codeRevoked,
  'tries-exhausted-today': errors.triesExhaustedToday,
};

function occurrenceOf(entry: Entry): ErrorOccurrence {
  if (entry.kind === 'wrong') return { extra: { triesLeft: entry.triesLeft } };
  if (entry.kind === 'tries-exhausted-today') return { retryAfterSeconds: entry.retryAfterSeconds };
  return {};
}

/** Lets a proof pass. @throws CodedError for every other entry, once the transaction has committed */
export function answerToEntry(entry: Entry): void {
  if (entry.kind === 'proven') return;
  const make = refusals[entry.kind];
  const { code, detail } = make().spec;
  throw make({ fields: [{ pointer: '/code', code, detail }], ...occurrenceOf(entry) });
}
