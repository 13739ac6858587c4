import { Session } from './session.js';

const start = new Date('2026-08-20T00:00:00Z');
const later = (seconds: number) => new Date(start.getTime() + seconds * 1000);
const given = { sessionId: 's', registrationId: 'r', familyIndex: 'f', browser: 'Chrome', system: 'Android' } as const;
const fresh = () => Session.start({ ...given, tokenIndex: 'first' }, start);

function rotated(): Session {
  const session = fresh();
  session.rotate({ tokenIndex: 'second', salt: 'salt' }, later(100));
  return session;
}

describe('a session', () => {
  it('knows its current token and no other', () => {
    expect(fresh().present('first', later(1))).toBe('current');
    expect(fresh().present('another', later(1))).toBe('over');
    expect(rotated().present('second', later(101))).toBe('current');
  });

  it('takes any other token of its family for stolen, however long ago it was replaced', () => {
    const twice = rotated();
    twice.rotate({ tokenIndex: 'third', salt: 'salt' }, later(200));
    expect(twice.present('first', later(260))).toBe('over');
    expect(twice.present('first', later(261))).toBe('stolen');
    expect(twice.present('third', later(261))).toBe('current');
  });

  it('bears the token before for 60 s, and takes it for stolen afterwards', () => {
    expect(rotated().present('first', later(160))).toBe('just-rotated');
    expect(rotated().present('first', later(161))).toBe('stolen');
  });

  it('ends by itself after a day without use, and after a week in any case', () => {
    const day = 24 * 3_600;
    expect(fresh().present('first', later(day))).toBe('current');
    expect(fresh().present('first', later(day + 1))).toBe('over');
    const used = fresh();
    for (let n = 1; n <= 7; n++) used.rotate({ tokenIndex: `t${n}`, salt: 's' }, later(n * day));
    expect(used.present('t7', later(7 * day))).toBe('current');
    expect(used.present('t7', later(7 * day + 1))).toBe('over');
  });

  it('gives nothing more once it has ended', () => {
    const session = rotated();
    session.end(later(120));
    session.end(later(500));
    expect(session.data.endedAt).toEqual(later(120));
    expect(session.present('second', later(121))).toBe('over');
    expect(session.present('first', later(121))).toBe('over');
  });
});
