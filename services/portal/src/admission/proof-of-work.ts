import { randomInt } from 'node:crypto';
import { type Challenge, createChallenge, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { z } from 'zod';

/** Of PBKDF2, as browsers have it built in: what a solver does in it is native speed on any phone. */
const ALGORITHM = 'PBKDF2/SHA-256';
const MILLISECONDS = 1_000;

const hex = (bytes: number, about: string) =>
  z
    .string()
    .regex(new RegExp(`^[0-9a-f]{${2 * bytes}}$`))
    .describe(about)
    .meta({ examples: ['5f'.repeat(bytes)] });

/** A challenge of ALTCHA (proof of work version 2), as it goes on the wire. */
export const challengeShape = z.object({
  parameters: z
    .strictObject({
      algorithm: z.literal(ALGORITHM).describe('How keys are derived.'),
      cost: z
        .int()
        .positive()
        .describe('Iterations of PBKDF2 in one try.')
        .meta({ examples: [2_000] }),
      expiresAt: z
        .int()
        .positive()
        .describe('Unix time in seconds.')
        .meta({ examples: [1_787_199_300] }),
      keyLength: z
        .int()
        .positive()
        .describe('Bytes of a derived key.')
        .meta({ examples: [32] }),
      keyPrefix: hex(16, 'What the derived key of the counter that is looked for begins with.'),
      keySignature: hex(32, 'Lets the solution be checked without deriving the key again.'),
      nonce: hex(16, 'What the counter is put behind, as four bytes, to be the password.'),
      salt: hex(16, 'The salt of PBKDF2.'),
    })
    .describe('What is to be solved.'),
  signature: hex(32, 'Shows that this challenge was given here.'),
});

const proofShape = z.object({
  challenge: challengeShape,
  solution: z.object({ counter: z.int().nonnegative(), derivedKey: hex(32, 'The key of that counter.') }),
});

/** What a proof turns out to be; a right one is told from others by its nonce. */
export type Checked = { readonly nonce: string } | { readonly reason: 'wrong' | 'expired' };

export interface Keys {
  readonly signature: string;
  readonly solution: string;
}

function parse(proof: string): z.output<typeof proofShape> | undefined {
  try {
    return proofShape.safeParse(JSON.parse(Buffer.from(proof, 'base64').toString('utf8'))).data;
  } catch {
    return undefined;
  }
}

/** Gives challenges and checks their solutions, without remembering any. */
export class ProofOfWork {
  /**
   * @param keys two secrets, for the challenge and for its solution
   * @param iterations of PBKDF2 in one try, and that is what giving a challenge costs here
   */
  constructor(
    private readonly keys: Keys,
    private readonly iterations: number,
    private readonly lifeSeconds: number,
  ) {}

  /**
   * A challenge that takes `tries` tries at most, and half of them on average. The counter may be any below, so that
   * nobody saves work by beginning elsewhere than at 0.
   */
  async challenge(tries: number): Promise<Challenge> {
    return createChallenge({
      algorithm: ALGORITHM,
      cost: this.iterations,
      counter: randomInt(tries),
      deriveKey,
      expiresAt: Math.ceil(Date.now() / MILLISECONDS) + this.lifeSeconds,
      hmacSignatureSecret: this.keys.signature,
      hmacKeySignatureSecret: this.keys.solution,
    });
  }

  /** Checks a solution as the header brings it: ALTCHA's payload, JSON in base64. It costs two HMACs. */
  async check(proof: string): Promise<Checked> {
    const parsed = parse(proof);
    if (!parsed) return { reason: 'wrong' };
    const { verified, expired } = await verifySolution({
      ...parsed,
      deriveKey,
      hmacSignatureSecret: this.keys.signature,
      hmacKeySignatureSecret: this.keys.solution,
    });
    if (expired) return { reason: 'expired' };
    return verified ? { nonce: parsed.challenge.parameters.nonce } : { reason: 'wrong' };
  }
}
