import type { CodedError, ErrorOccurrence } from '#errors';
import { metrics } from '#runtime';
import type { Outcome } from '../domain/challenge.js';
import type { Channel, Purpose, Way } from '../domain/terms.js';
import * as errors from '../domain/verification.errors.js';

/** A confirmation that succeeded, now or before. */
export interface Confirmation {
  readonly outcome: 'verified' | 'already-verified';
  readonly purpose: Purpose;
  readonly channel: Channel;
}

type Refusal = Exclude<Outcome['kind'], Confirmation['outcome']>;
interface Refused {
  readonly make: (occurrence?: ErrorOccurrence) => CodedError;
  readonly pointer: string;
}

const CODE = '/code';
const TOKEN = '/token';
const BIRTH_DATE = '/birthDate';

const refusals: Readonly<Record<Way, Readonly<Record<Refusal, Refused>>>> = {
  code: {
    wrong: { make: errors.codeWrong, pointer: CODE },
    locked: { make: errors.codeLocked, pointer: CODE },
    expired: { make: errors.codeExpired, pointer: CODE },
    'tries-exhausted-today': { make: errors.triesExhaustedToday, pointer: CODE },
    'shared-too-often': { make: errors.contactSharedTooOften, pointer: CODE },
    revoked: { make: errors.codeRevoked, pointer: CODE },
    'birth-date-needed': { make: errors.birthDateNeeded, pointer: BIRTH_DATE },
  },
  link: {
    wrong: { make: errors.birthDateWrong, pointer: BIRTH_DATE },
    locked: { make: errors.codeLocked, pointer: TOKEN },
    expired: { make: errors.linkExpired, pointer: TOKEN },
    'tries-exhausted-today': { make: errors.triesExhaustedToday, pointer: TOKEN },
    'shared-too-often': { make: errors.contactSharedTooOften, pointer: TOKEN },
    revoked: { make: errors.linkRevoked, pointer: TOKEN },
    'birth-date-needed': { make: errors.birthDateNeeded, pointer: BIRTH_DATE },
  },
};

const confirmations = metrics.counter({
  name: 'verification_confirmations_total',
  help: 'Attempts to confirm a contact, by way and outcome.',
  labelNames: ['way', 'outcome'],
});

function refusal({ make, pointer }: Refused, occurrence: ErrorOccurrence = {}): CodedError {
  const { code, detail } = make().spec;
  return make({ fields: [{ pointer, code, detail }], ...occurrence });
}

function occurrenceOf(outcome: Outcome): ErrorOccurrence {
  if (outcome.kind === 'wrong') return { extra: { triesLeft: outcome.triesLeft } };
  if (outcome.kind === 'tries-exhausted-today') return { retryAfterSeconds: outcome.retryAfterSeconds };
  return {};
}

/** Turns an outcome into its answer once the transaction has committed. @throws CodedError for every refusal */
export function answerTo(way: Way, outcome: Outcome): Confirmation {
  confirmations.inc({ way, outcome: outcome.kind });
  if (outcome.kind === 'verified' || outcome.kind === 'already-verified') {
    return { outcome: outcome.kind, purpose: outcome.purpose, channel: outcome.channel };
  }
  throw refusal(refusals[way][outcome.kind], occurrenceOf(outcome));
}

/** @throws CodedError `link-unknown` */
export function refuseUnknownLink(): never {
  confirmations.inc({ way: 'link', outcome: 'unknown' });
  throw refusal({ make: errors.linkUnknown, pointer: TOKEN });
}
