import { randomBytes } from 'node:crypto';
import { inspect } from 'node:util';
import { KeyRing, KeyRingInvalid, lacksKey, open, parseKeyRing, seal, sealedWith } from './index.js';

const [old, next] = [randomBytes(32), randomBytes(32)];
const text = (id: string, key: Buffer) => `${id}=${key.toString('base64')}`;
const context = ['r1', 'c1'];

describe('a key ring', () => {
  it('seals with its first key and opens with all of them', () => {
    const before = seal(parseKeyRing(text('1', old)), context, 'x');
    const ring = parseKeyRing(`${text('2', next)},${text('1', old)}`);
    const after = seal(ring, context, 'y');
    expect([sealedWith(before), sealedWith(after)]).toEqual(['1', '2']);
    expect([open(ring, context, before), open(ring, context, after)]).toEqual(['x', 'y']);
  });

  it('opens what was sealed when a key stood alone', () => {
    expect(sealedWith(seal(KeyRing.of(old), context, 'x'))).toBe('1');
    expect(open(parseKeyRing(text('1', old)), context, seal(KeyRing.of(old), context, 'x'))).toBe('x');
  });

  it('tells an operator which key it lacks, apart from a value that is broken', () => {
    const sealed = seal(parseKeyRing(text('2026-07', next)), context, 'x');
    const attempt = () => open(KeyRing.of(old), context, sealed);
    expect(attempt).toThrow(/^seal-key-unknown: the key ring has no key "2026-07"; add it/);
    const errorOf = (read: () => unknown) => {
      try {
        return read();
      } catch (error) {
        return error;
      }
    };
    expect(lacksKey(errorOf(attempt))).toBe(true);
    expect(lacksKey(errorOf(() => open(KeyRing.of(old), context, 'rubbish')))).toBe(false);
    expect(lacksKey(errorOf(() => open(KeyRing.of(next), context, seal(KeyRing.of(old), context, 'x'))))).toBe(false);
  });

  it('repeats nothing of what is no sealed value', () => {
    expect(() => open(KeyRing.of(old), context, 'siti.nur.haliza@example.id')).toThrow(/^seal-broken$/);
  });

  it('does not open a value under the name of another key', () => {
    const ring = parseKeyRing(`${text('1', old)},${text('2', next)}`);
    const sealed = seal(ring, context, 'x');
    expect(() => open(ring, context, sealed.replace(/^1/, '2'))).toThrow(/^seal-broken$/);
  });

  it('stands in a file with a key on each line', () => {
    const ring = parseKeyRing(`${text('b', next)}\n${text('a', old)}\n`);
    expect([ring.sealing.id, ring.find('a')]).toEqual(['b', old]);
  });

  it('shows no key when it is printed or serialised', () => {
    const ring = KeyRing.of(old);
    for (const shown of [inspect(ring, { depth: 9, showHidden: true }), JSON.stringify(ring), `${ring}`]) {
      expect(shown).not.toContain(old.toString('base64').slice(0, 8));
      expect(shown).not.toContain(old.toString('hex').slice(0, 8));
      expect(shown).not.toContain(`${old[0]},${old[1]},${old[2]}`);
    }
  });

  it.each([
    ['nothing', '', 'key 1 must be written id=base64'],
    ['a bare key', old.toString('base64'), 'key 1 must be written id=base64'],
    ['a bare key behind a good one', `${text('1', old)},${next.toString('base64')}`, 'key 2 must be written'],
    ['an id that is too long', text('x'.repeat(17), old), 'key 1 must be written id=base64'],
    ['an id in capitals', text('NEXT', old), 'key 1 must be written id=base64'],
    ['an empty place', `${text('1', old)},`, 'key 2 must be written id=base64'],
    ['a key of 16 bytes', text('short', randomBytes(16)), 'key "short" must be 32 bytes in base64'],
    ['no base64', `2=${'*'.repeat(43)}=`, 'key "2" must be 32 bytes in base64'],
    ['an id twice', `${text('1', old)},${text('1', next)}`, 'the id "1" occurs twice'],
    ['a key twice', `${text('1', old)},${text('2', old)}`, 'key "2" is the same as key "1"'],
  ])('refuses %s, says which key it is and never repeats it', (_, given, problem) => {
    const attempt = () => parseKeyRing(given);
    expect(attempt).toThrow(KeyRingInvalid);
    expect(attempt).toThrow(problem);
    for (const value of [old, next]) expect(attempt).not.toThrow(value.toString('base64').slice(0, 6));
  });
});
