import { eventually } from '#testing';
import { Argon2Passwords } from './argon2-passwords.js';
import { HashingPool } from './hashing-pool.js';

const later = () => {
  let finish: () => void = () => undefined;
  const done = new Promise<void>((resolve) => {
    finish = resolve;
  });
  return { done, finish };
};

describe('the hashing pool', () => {
  it('runs as many as it is wide, lets a few wait in order, and refuses the rest at once', async () => {
    const pool = new HashingPool(2, 2);
    const gates = Array.from({ length: 4 }, later);
    const begun: number[] = [];
    const work = gates.map(({ done }, n) =>
      pool.run(() => {
        begun.push(n);
        return done;
      }),
    );
    await expect(pool.run(async () => undefined)).rejects.toMatchObject({
      code: 'too-busy',
      occurrence: { retryAfterSeconds: 3 },
    });
    expect(begun).toEqual([0, 1]);
    gates[1]?.finish();
    await eventually(() => begun.length === 3);
    expect(begun).toEqual([0, 1, 2]);
    for (const { finish } of gates) finish();
    await Promise.all(work);
    await expect(pool.run(async () => 'free again')).resolves.toBe('free again');
  });

  it('gives the place of a task that failed to the next', async () => {
    const pool = new HashingPool(1, 1);
    const failing = pool.run(() => Promise.reject(new Error('x')));
    const next = pool.run(async () => 'next');
    await expect(failing).rejects.toThrow('x');
    await expect(next).resolves.toBe('next');
  });
});

describe('passwords', () => {
  const passwords = new Argon2Passwords(new HashingPool(2, 10));

  it('are kept as argon2id with 19 MiB, two passes and one lane, and never twice the same', async () => {
    const [first, second] = await Promise.all([
      passwords.hash('kuda laut suka hujan'),
      passwords.hash('kuda laut suka hujan'),
    ]);
    expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(first).not.toBe(second);
    expect(await passwords.matches(first, 'kuda laut suka hujan')).toBe(true);
    expect(await passwords.matches(first, 'kuda laut suka panas')).toBe(false);
  });

  it('are outdated once other parameters hold, and match all the same', async () => {
    const cheaper = new Argon2Passwords(new HashingPool(2, 10), { memoryKib: 8_192, passes: 1 });
    const made = await passwords.hash('kuda laut suka hujan');
    expect([passwords.isOutdated(made), cheaper.isOutdated(made)]).toEqual([false, true]);
    expect(await cheaper.matches(made, 'kuda laut suka hujan')).toBe(true);
    const anew = await cheaper.hash('kuda laut suka hujan');
    expect([anew.startsWith('$argon2id$v=19$m=8192,t=1,p=1$'), cheaper.isOutdated(anew)]).toEqual([true, false]);
  });

  it('match nobody where the name is unknown', async () => {
    expect(await passwords.matches(undefined, 'kuda laut suka hujan')).toBe(false);
  });

  it('hash for a name that is unknown too: a full pool refuses both alike', async () => {
    const full = new Argon2Passwords(new HashingPool(0, 0));
    await expect(full.hash('kuda laut suka hujan')).rejects.toMatchObject({ code: 'too-busy' });
    await expect(full.matches(undefined, 'x')).rejects.toMatchObject({ code: 'too-busy' });
  });
});
