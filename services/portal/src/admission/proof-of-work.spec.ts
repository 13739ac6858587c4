import { type Challenge, solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { challengeShape, ProofOfWork } from './proof-of-work.js';

const keys = { signature: 'a key', solution: 'another key' };
const ITERATIONS = 10;
const TRIES = 20;
const proofOfWork = new ProofOfWork(keys, ITERATIONS, 300);

const encode = (payload: unknown) => Buffer.from(JSON.stringify(payload)).toString('base64');
const solve = async (challenge: Challenge) => ({ challenge, solution: await solveChallenge({ challenge, deriveKey }) });
const prove = async (by: ProofOfWork) => encode(await solve(await by.challenge(TRIES)));

describe('a challenge', () => {
  it('has the documented shape and five minutes to live', async () => {
    const challenge = await proofOfWork.challenge(TRIES);
    expect(challengeShape.parse(challenge)).toEqual(challenge);
    const seconds = (challenge.parameters.expiresAt ?? 0) - Date.now() / 1_000;
    expect(seconds).toBeGreaterThan(298);
    expect(seconds).toBeLessThanOrEqual(301);
  });

  it('is solved within the tries that it was made for', async () => {
    for (let round = 0; round < 50; round += 1) {
      const { solution } = await solve(await proofOfWork.challenge(3));
      expect(solution?.counter).toBeLessThan(3);
    }
  });

  it('of a single try can be made', async () => {
    expect((await solve(await proofOfWork.challenge(1))).solution?.counter).toBe(0);
  });
});

describe('a proof', () => {
  it('is right for its challenge, and known by its nonce', async () => {
    const solved = await solve(await proofOfWork.challenge(TRIES));
    await expect(proofOfWork.check(encode(solved))).resolves.toEqual({ nonce: solved.challenge.parameters.nonce });
  });

  it('that came too late says so', async () => {
    const past = new ProofOfWork(keys, ITERATIONS, -2);
    await expect(proofOfWork.check(await prove(past))).resolves.toEqual({ reason: 'expired' });
  });

  it('for a challenge of somebody else is wrong', async () => {
    const other = new ProofOfWork({ signature: 'theirs', solution: 'theirs' }, ITERATIONS, 300);
    await expect(proofOfWork.check(await prove(other))).resolves.toEqual({ reason: 'wrong' });
  });

  it.each<[string, (payload: Awaited<ReturnType<typeof solve>>) => unknown]>([
    [
      'of a longer life',
      ({ challenge, solution }) => ({ challenge: altered(challenge, { expiresAt: 4e9 }), solution }),
    ],
    [
      'under another nonce',
      ({ challenge, solution }) => ({
        challenge: altered(challenge, { nonce: '0'.repeat(32) }),
        solution,
      }),
    ],
    [
      'without a signature',
      ({ challenge, solution }) => ({ challenge: { ...challenge, signature: undefined }, solution }),
    ],
    [
      'without the signature of its solution',
      ({ challenge, solution }) => ({
        challenge: altered(challenge, { keySignature: undefined }),
        solution,
      }),
    ],
    ['without a solution', ({ challenge }) => ({ challenge })],
    [
      'with the prefix alone for a solution',
      ({ challenge }) => ({
        challenge,
        solution: { counter: 0, derivedKey: challenge.parameters.keyPrefix.padEnd(64, '0') },
      }),
    ],
    ['that is null', () => null],
    ['that is nested without end', () => JSON.parse(`${'{"a":'.repeat(2_000)}1${'}'.repeat(2_000)}`)],
  ])('%s is wrong', async (_what, change) => {
    const payload = change(await solve(await proofOfWork.challenge(TRIES)));
    await expect(proofOfWork.check(encode(payload))).resolves.toEqual({ reason: 'wrong' });
  });

  it.each(['', 'no JSON', '%%%', encode('text'), '😀'])('that reads "%s" is wrong', async (proof) => {
    await expect(proofOfWork.check(proof)).resolves.toEqual({ reason: 'wrong' });
  });
});

function altered(challenge: Challenge, change: Record<string, unknown>): unknown {
  return { ...challenge, parameters: { ...challenge.parameters, ...change } };
}
