import {
  byLink,
  contact,
  DAY,
  issueTo,
  kinds,
  later,
  open,
  opened,
  rightCode,
  submitted,
  T0,
  triesLeft,
  wrongCode,
} from '../../test/case-bench.js';
import type { Case } from './case.js';
import type { MessageMove } from './challenge.states.js';
import type { Channel, Purpose } from './terms.js';

const issue = (of: Case, purpose: Purpose, channel: Channel) =>
  issueTo(of, purpose, contact(`${channel}-1`, channel), T0);

describe('opening a case', () => {
  it.each([
    ['a first contact that is not among the contacts', { firstContactId: 'nobody' }],
    ['one contact where another is to activate', { contacts: submitted().contacts.slice(0, 1) }],
    ['the same contact twice', { contacts: [...submitted().contacts, ...submitted().contacts] }],
  ])('refuses %s', (_, changes) => {
    expect(() => open(changes)).toThrow('contacts-do-not-fit');
  });

  it.each([
    ['other', 'sms-1'],
    ['same', 'email-1'],
    ['none', undefined],
  ] as const)('with activation by %s challenges %s second', (activation, contactId) => {
    const of = open({ activation });
    expect(of.contactDue('verify')?.contactId).toBe('email-1');
    rightCode(of, issue(of, 'verify', 'email'), T0);
    expect(of.contactDue('activate')?.contactId).toBe(contactId);
  });

  it('has nobody due for a purpose twice, nor after its end', () => {
    const { of } = opened();
    expect(of.contactDue('verify')).toBeUndefined();
    of.cancel(T0);
    expect(of.contactDue('activate')).toBeUndefined();
  });
});

describe('the clocks of a challenge', () => {
  it.each([
    ['sms', 'code', 10],
    ['sms', 'link', DAY],
    ['email', 'code', DAY],
    ['email', 'link', DAY],
  ] as const)('by %s end its %s %d minutes after the sending', (channel, way, minutes) => {
    const { of, challengeId } = opened(channel);
    of.hearMessage(challengeId, 'messageSent', later(60));
    const confirm = (now: Date) => (way === 'code' ? rightCode(of, challengeId, now) : byLink(of, challengeId, now));
    expect(confirm(later(60 + minutes)).kind).toBe('expired');
    expect(confirm(later(60 + minutes - 1)).kind).toBe('verified');
  });

  it('are bounded by three days while nothing was heard of its message', () => {
    const { of, challengeId } = opened('sms');
    expect(rightCode(of, challengeId, later(3 * DAY)).kind).toBe('expired');
    expect(rightCode(of, challengeId, later(3 * DAY - 1)).kind).toBe('verified');
  });

  it('start once', () => {
    const { of, challengeId } = opened('sms');
    of.hearMessage(challengeId, 'messageSent', later(0));
    of.hearMessage(challengeId, 'messageSent', later(8));
    expect(rightCode(of, challengeId, later(11)).kind).toBe('expired');
  });
});

describe('the news of a message', () => {
  const orders: MessageMove[][] = [
    ['messageSent', 'messageFailed', 'messageDelivered'],
    ['messageSent', 'messageDelivered', 'messageFailed'],
    ['messageFailed', 'messageSent', 'messageDelivered'],
    ['messageFailed', 'messageDelivered', 'messageSent'],
    ['messageDelivered', 'messageSent', 'messageFailed'],
    ['messageDelivered', 'messageFailed', 'messageSent'],
  ];

  it.each(orders)('ends the same in the order %s, %s, %s', (...order) => {
    const { of, challengeId } = opened();
    for (const news of order) of.hearMessage(challengeId, news, later(1));
    expect(of.snapshot().challenges[0]).toMatchObject({ message: 'delivered', sentAt: later(1) });
  });

  it('never leads back from failed to sent', () => {
    const { of, challengeId } = opened();
    for (const news of ['messageFailed', 'messageSent'] as const) of.hearMessage(challengeId, news, later(1));
    expect(of.snapshot().challenges[0]?.message).toBe('failed');
  });

  it('changes nothing the second time', () => {
    const { of, challengeId } = opened();
    of.hearMessage(challengeId, 'messageSent', later(1));
    expect(kinds(of)).toEqual(['message-moved', 'deadline-set']);
    of.hearMessage(challengeId, 'messageSent', later(1));
    expect(kinds(of)).toEqual([]);
  });

  it('is refused for a challenge that the case never had', () => {
    expect(() => opened().of.hearMessage('stranger', 'messageSent', T0)).toThrow('challenge-unknown');
  });
});

describe('confirming by code', () => {
  it('verifies the contact, and is a success again without another event', () => {
    const { of, challengeId } = opened();
    expect(rightCode(of, challengeId, T0)).toEqual({
      kind: 'verified',
      purpose: 'verify',
      channel: 'email',
    });
    expect(rightCode(of, challengeId, T0).kind).toBe('already-verified');
    expect(kinds(of)).toEqual(['contact-verified']);
  });

  it('counts five tries, then compares no more', () => {
    const { of, challengeId } = opened();
    const left = Array.from({ length: 5 }, () => wrongCode(of, T0));
    expect(left.map((outcome) => outcome.kind === 'wrong' && outcome.triesLeft)).toEqual([4, 3, 2, 1, 0]);
    expect(rightCode(of, challengeId, T0).kind).toBe('locked');
    expect(byLink(of, challengeId, T0).kind).toBe('locked');
  });

  it('takes the code of an earlier proof as a success, not as a try of the present one', () => {
    const { of, challengeId } = opened();
    rightCode(of, challengeId, T0);
    issue(of, 'activate', 'sms');
    expect(rightCode(of, challengeId, T0)).toEqual({
      kind: 'already-verified',
      purpose: 'verify',
      channel: 'email',
    });
    expect(triesLeft(of)).toEqual([5, 5]);
  });

  it('prefers the open challenge where its code is by chance that of an earlier one', () => {
    const { of, challengeId } = opened();
    rightCode(of, challengeId, T0);
    issue(of, 'activate', 'sms');
    expect(of.confirmByCode(() => true, 0, T0)).toEqual({ kind: 'verified', purpose: 'activate', channel: 'sms' });
  });

  it('recognises the code that a newer one replaced, and counts no try of the newer', () => {
    const { of, challengeId } = opened();
    issue(of, 'activate', 'sms');
    expect(kinds(of)).toEqual(['challenge-revoked', 'challenge-issued']);
    expect(rightCode(of, challengeId, T0).kind).toBe('revoked');
    expect(triesLeft(of)).toEqual([5, 5]);
  });

  it('counts nothing where nothing is open', () => {
    const { of, challengeId } = opened();
    rightCode(of, challengeId, T0);
    of.releaseEvents();
    expect(wrongCode(of, T0)).toEqual({ kind: 'wrong', triesLeft: 5 });
    expect(kinds(of)).toEqual([]);
  });

  it('counts no try for an expired code', () => {
    const { of } = opened();
    expect(wrongCode(of, later(3 * DAY)).kind).toBe('expired');
    expect(kinds(of)).toEqual([]);
  });
});

describe('the end of a case', () => {
  it('by cancellation revokes what is open, and recognises a code that arrives late', () => {
    const { of, challengeId } = opened();
    of.cancel(later(1));
    of.cancel(later(2));
    expect(kinds(of)).toEqual(['case-cancelled', 'challenge-revoked']);
    expect(rightCode(of, challengeId, later(3)).kind).toBe('revoked');
    expect(byLink(of, challengeId, later(3)).kind).toBe('revoked');
    expect(kinds(of)).toEqual([]);
  });

  it('comes once, and a cancelled case does not close', () => {
    const closed = opened().of;
    closed.close(T0);
    closed.close(T0);
    expect(kinds(closed)).toEqual(['case-closed', 'challenge-revoked']);
    const { of } = opened();
    of.cancel(T0);
    of.close(T0);
    expect(of.snapshot().record.state).toBe('cancelled');
  });
});
