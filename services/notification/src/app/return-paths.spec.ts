import { randomBytes, randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { ReturnPaths } from './return-paths.js';

const key = randomBytes(32);
const paths = new ReturnPaths(key, 'pantulan.daftar.id');
const attempts = fc.integer({ min: 1, max: 46_655 });

test('an address leads back to its attempt, whatever a mail server does to its letters', () => {
  fc.assert(
    fc.property(fc.uuid(), attempts, (deliveryId, attempt) => {
      const address = paths.of(deliveryId, attempt);
      expect(address.split('@')[0]?.length).toBeLessThanOrEqual(64);
      expect(paths.read(address)).toEqual({ deliveryId, attempt });
      expect(paths.read(address.toUpperCase())).toEqual({ deliveryId, attempt });
    }),
  );
});

test('an address with any other character is none of ours', () => {
  fc.assert(
    fc.property(
      fc.uuid(),
      attempts,
      fc.nat(63),
      fc.constantFrom(...'0123456789abcdefz.+@-'),
      (id, attempt, at, other) => {
        const address = paths.of(id, attempt);
        fc.pre(at < address.length && address[at] !== other);
        expect(paths.read(address.slice(0, at) + other + address.slice(at + 1))).toBeUndefined();
      },
    ),
    { numRuns: 1_000 },
  );
});

test('neither the key of another nor an address that is none makes one', () => {
  const foreign = new ReturnPaths(randomBytes(32), 'pantulan.daftar.id').of(randomUUID(), 1);
  for (const address of [foreign, '', '@', 'bounce+@pantulan.daftar.id', 'bounce', 'a@pantulan.daftar.id']) {
    expect(paths.read(address)).toBeUndefined();
  }
});
