import { addressees, mainAddressee } from './addressees.js';
import { type Contact, newContact } from './contact.js';
import { nextReminder } from './deadline.js';
import type { RegistrationData } from './registration.data.js';
import { secondsUntilNextDay, wibDay } from './wib.js';

const at = (text: string) => new Date(`2026-09-${text}:00Z`);

describe('the next reminder', () => {
  const until = at('10T16:59');

  it.each([
    ['the farthest distance that is still ahead', '07T00:00', '09T16:59'],
    ['the nearer one once the farther has passed', '10T00:00', '10T13:59'],
  ])('is due at %s', (_, now, due) => {
    expect(nextReminder(until, [3, 24], at(now))).toEqual(at(due));
  });

  it('is none inside the last distance, after the deadline, while the clock stands and without distances', () => {
    expect(nextReminder(until, [24, 3], at('10T14:00'))).toBeNull();
    expect(nextReminder(until, [24, 3], at('11T14:00'))).toBeNull();
    expect(nextReminder(null, [24, 3], at('07T00:00'))).toBeNull();
    expect(nextReminder(until, [], at('07T00:00'))).toBeNull();
  });
});

describe('who may be written to', () => {
  const email = newContact({ contactId: 'e', channel: 'email', address: 'siti@example.id' });
  const sms = newContact({ contactId: 's', channel: 'sms', address: '+6281234567890' });
  const idsOf = (contacts: readonly Contact[], submitted = true) =>
    addressees({ contacts, submission: submitted ? { first: 'e' } : null } as unknown as RegistrationData).map(
      ({ contactId }) => contactId,
    );

  it('is nobody for a draft', () => {
    expect(idsOf([email, sms], false)).toEqual([]);
  });

  it('is before the first proof the contact that is being proven', () => {
    expect(idsOf([email, sms])).toEqual(['e']);
    expect(idsOf([email, { ...sms, challengedAt: at('07T00:00') }])).toEqual(['s']);
  });

  it('is afterwards every contact that is proven, and no other', () => {
    expect(idsOf([email, { ...sms, provenAt: at('07T00:00') }])).toEqual(['s']);
    const both = [sms, email].map((contact) => ({ ...contact, provenAt: at('07T00:00') }));
    expect(idsOf(both)).toEqual(['s', 'e']);
    const data = { contacts: both, submission: { first: 's' } } as unknown as RegistrationData;
    expect(mainAddressee(data)?.contactId).toBe('e');
  });

  it('is never a contact whose reader said "not mine"', () => {
    expect(idsOf([{ ...email, disownedAt: at('07T00:00') }, sms])).toEqual([]);
  });
});

describe('a day in WIB', () => {
  it('begins at 17:00 UTC', () => {
    expect([wibDay(at('07T16:59')), wibDay(at('07T17:00'))]).toEqual(['2026-09-07', '2026-09-08']);
    expect(secondsUntilNextDay(at('07T16:59'))).toBe(60);
    expect(secondsUntilNextDay(at('07T17:00'))).toBe(86_400);
  });
});
