import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import {
  decryptBytes,
  encryptBytes,
  KeyRing,
  maskEmail,
  maskName,
  maskPhone,
  newPersonKey,
  open,
  parseKeyRing,
  rewrapPersonKey,
  SealBroken,
  seal,
  unwrapPersonKey,
} from './index.js';

const key = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes));
const id = fc.stringMatching(/^[a-z0-9-]{1,16}$/);
const ringKey = fc.record({ id, key });
const keys = fc.uniqueArray(ringKey, {
  minLength: 1,
  maxLength: 5,
  comparator: (a, b) => a.id === b.id || a.key.equals(b.key),
});
const text = fc.string({ unit: 'grapheme', maxLength: 200 });
const context = fc.array(fc.string({ maxLength: 20 }), { minLength: 1, maxLength: 4 });
const ring = KeyRing.of(randomBytes(32));

it('any text opens with any ring that has its key, wherever it stands in it', () => {
  fc.assert(
    fc.property(keys, fc.nat(), context, text, (all, turn, about, plain) => {
      const place = turn % all.length;
      const sealed = seal(new KeyRing(all.slice(place)), about, plain);
      expect(open(new KeyRing(all), about, sealed)).toBe(plain);
    }),
  );
});

it('any ring reads back as it was written', () => {
  fc.assert(
    fc.property(keys, (all) => {
      const parsed = parseKeyRing(all.map((one) => `${one.id}=${one.key.toString('base64')}`).join(','));
      expect(parsed.sealing).toEqual(all[0]);
      for (const one of all) expect(parsed.find(one.id)).toEqual(one.key);
    }),
  );
});

it('nothing opens in another context', () => {
  fc.assert(
    fc.property(context, context, text, (own, other, plain) => {
      fc.pre(JSON.stringify(own) !== JSON.stringify(other));
      expect(() => open(ring, other, seal(ring, own, plain))).toThrow(SealBroken);
    }),
  );
});

it('nothing opens once a single character of it has changed', () => {
  fc.assert(
    fc.property(context, text, fc.nat(), fc.constantFrom(...'AQgw-_.'), (about, plain, at, character) => {
      const sealed = seal(ring, about, plain);
      const place = at % sealed.length;
      const changed = sealed.slice(0, place) + character + sealed.slice(place + 1);
      // The last character of base64url may carry bits that nobody reads.
      fc.pre(changed !== sealed && place < sealed.length - 1);
      expect(() => open(ring, about, changed)).toThrow(SealBroken);
    }),
  );
});

it('whatever is given to open ends in SealBroken, and never repeats it', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), (given) => {
      expect(() => open(ring, ['r'], given)).toThrow(SealBroken);
      expect(() => open(ring, ['r'], given)).toThrow(/^seal-broken$/);
    }),
  );
});

it('any bytes come back from their own context, also after the key of the person was wrapped again', () => {
  fc.assert(
    fc.property(keys, fc.uint8Array({ maxLength: 5_000 }), fc.uuid(), (all, given, registrationId) => {
      const plain = Buffer.from(given);
      const old = new KeyRing(all.slice(-1));
      const person = newPersonKey(old, registrationId);
      const encrypted = encryptBytes(person.key, 'document', plain);
      const wrapped = rewrapPersonKey(new KeyRing(all), registrationId, person.wrapped);
      const later = unwrapPersonKey(new KeyRing(all.slice(0, 1)), registrationId, wrapped);
      expect(decryptBytes(later, 'document', encrypted)).toEqual(plain);
    }),
  );
});

it('masks keep the first letter of a word, four digits or the domain, and no more', () => {
  const word = fc.string({ unit: fc.constantFrom(...'abcdefghijklmnop'), minLength: 2, maxLength: 12 });
  fc.assert(
    fc.property(word, word, (a, b) => {
      expect(maskName(`${a} ${b}`)).toBe(`${a[0]}${'*'.repeat(a.length - 1)} ${b[0]}${'*'.repeat(b.length - 1)}`);
      expect(maskEmail(`${a}@${b}.id`)).toBe(`${a[0]}***@${b}.id`);
    }),
  );
  fc.assert(
    fc.property(fc.stringMatching(/^\+62\d{9,12}$/), (phone) => {
      expect(maskPhone(phone).replace(/\*/g, '')).toBe(`+62${phone.slice(-4)}`);
      expect(maskPhone(phone)).toHaveLength(phone.length);
    }),
  );
});
