import { areProvenBy, type ContactReceipt, contactsForReset, isProvenBy, newGrant } from './grant.js';

const now = new Date('2026-08-20T00:00:00Z');
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const grant = newGrant({ handle: 'h', contactId: 'c', purpose: 'reset', registrationId: 'r', knownDevice: false }, now);
const receipt = (changes: Partial<ContactReceipt> = {}): ContactReceipt => ({
  ...{ handle: 'h', contactId: 'c', purpose: 'reset', registrationId: 'r', issuedAt: now, expiresAt: later(30) },
  ...changes,
});

describe('a grant', () => {
  it('is proven by the receipt of this handle, contact, registration and purpose', () => {
    expect(isProvenBy(grant, receipt(), later(29))).toBe(true);
  });

  it.each<[string, Partial<ContactReceipt>]>([
    ['another browser', { handle: 'x' }],
    ['another contact', { contactId: 'x' }],
    ['another registration', { registrationId: 'x' }],
    ['another purpose', { purpose: 'change' }],
    ['half an hour ago', { issuedAt: later(-31) }],
    ['the future', { issuedAt: later(2) }],
    ['one that has expired', { expiresAt: later(-1) }],
  ])('is not proven by a receipt of %s', (_, changes) => {
    expect(isProvenBy(grant, receipt(changes), now)).toBe(false);
  });

  it('bears clocks that differ by a minute', () => {
    expect(isProvenBy(grant, receipt({ issuedAt: later(1), expiresAt: later(31) }), now)).toBe(true);
  });

  it('is over after half an hour, and once it was used', () => {
    const fresh = receipt({ issuedAt: later(20), expiresAt: later(50) });
    expect(isProvenBy(grant, fresh, later(30))).toBe(true);
    expect(isProvenBy(grant, fresh, later(30.1))).toBe(false);
    expect(isProvenBy({ ...grant, usedAt: now }, receipt(), now)).toBe(false);
  });

  it('is proven together with all others of its handle, by what belongs to them and nothing else', () => {
    const second = { ...grant, contactId: 'd' };
    expect(areProvenBy([grant, second], [receipt(), receipt({ contactId: 'd' })], now)).toBe(true);
    expect(areProvenBy([grant, second], [receipt(), receipt()], now)).toBe(false);
    expect(areProvenBy([grant], [receipt(), receipt({ handle: 'x' })], now)).toBe(false);
    expect(areProvenBy([grant], [], now)).toBe(false);
    expect(areProvenBy([], [], now)).toBe(false);
  });
});

describe('the contacts of a reset', () => {
  const email = { contactId: 'e', channel: 'email', address: 'a', isShared: false } as const;
  const sms = { contactId: 's', channel: 'sms', address: 'b', isShared: false } as const;
  const ids = (found: readonly { contactId: string }[]) => found.map(({ contactId }) => contactId);

  it('are the one that was asked for', () => {
    expect(ids(contactsForReset([email, sms], 'sms'))).toEqual(['s']);
    expect(ids(contactsForReset([{ ...email, isShared: true }, sms], 'sms'))).toEqual(['s']);
  });

  it('are both where the one is shared', () => {
    expect(ids(contactsForReset([email, { ...sms, isShared: true }], 'sms'))).toEqual(['s', 'e']);
  });

  it('do not exist where it is not proven, or nothing else is the own one', () => {
    const shared = { ...sms, isShared: true };
    expect(contactsForReset([email], 'sms')).toEqual([]);
    expect(contactsForReset([shared], 'sms')).toEqual([]);
    expect(contactsForReset([{ ...email, isShared: true }, shared], 'sms')).toEqual([]);
  });
});
