import { Case } from '../src/domain/case.js';
import type { NewCase, NewContact } from '../src/domain/case.record.js';
import type { ChallengeRecord, Comparison } from '../src/domain/challenge.js';
import { DEFAULT_NUMBERS, rulesOf } from '../src/domain/rules.js';
import { sendingAfter } from '../src/domain/sending.js';
import type { Channel, Purpose } from '../src/domain/terms.js';

export const T0 = new Date('2026-08-20T03:00:00Z');
export const later = (minutes: number) => new Date(T0.getTime() + minutes * 60_000);
const HOUR = 60;
export const DAY = 24 * HOUR;
export const rules = rulesOf(DEFAULT_NUMBERS);

export const contact = (contactId: string, channel: Channel): NewContact => ({
  contactId,
  channel,
  sealedRecipient: `sealed-${contactId}`,
  recipientHash: null,
});

export const submitted = (changes: Partial<NewCase> = {}): NewCase => ({
  registrationId: 'r1',
  periodId: 'p1',
  activation: 'other',
  verifyHours: 72,
  activateHours: 72,
  firstContactId: 'email-1',
  contacts: [contact('email-1', 'email'), contact('sms-1', 'sms')],
  locale: 'id',
  wrappedKey: 'k',
  sealedPerson: 'p',
  ...changes,
});

let drawn = 0;

/** Issues a challenge and gives its id, by which `rightCode` and `byLink` know it. */
export function issueTo(to: Case, purpose: Purpose, { contactId, channel }: NewContact, now: Date): string {
  const challengeId = `challenge-${++drawn}`;
  const hash = String(drawn).padStart(64, '0');
  const envelope = { recipient: 'r', name: 'n', code: 'c' };
  to.issue(purpose, { challengeId, contactId, channel, codeHash: hash, linkHash: hash, envelope }, now);
  return challengeId;
}

export const open = (changes: Partial<NewCase> = {}, now = T0) =>
  Case.open(submitted(changes), sendingAfter([]), rules, now);

/** A case whose first contact was challenged. */
export function opened(channel: Channel = 'email', changes: Partial<NewCase> = {}) {
  const of = open({ firstContactId: `${channel}-1`, ...changes });
  const challengeId = issueTo(of, 'verify', contact(`${channel}-1`, channel), T0);
  of.releaseEvents();
  return { of, challengeId };
}

export const rightCode = (of: Case, challengeId: string, now: Date, sharers = 0) =>
  of.confirmByCode((challenge: ChallengeRecord) => challenge.challengeId === challengeId, sharers, now);
export const wrongCode = (of: Case, now: Date) => of.confirmByCode(() => false, 0, now);
export const byLink = (of: Case, challengeId: string, now: Date, comparison: Comparison = 'right') =>
  of.confirmByLink(challengeId, () => comparison, 0, now);

export const kinds = (of: Case) => of.releaseEvents().map((event) => event.kind);
export const triesLeft = (of: Case) => of.standings.map(({ challenge }) => challenge.triesLeft);
