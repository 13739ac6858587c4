import { type Challenge, solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';

export const CHALLENGE_PATH = '/api/v1/proof-of-work';

/** Does the work that a challenge asks for. The result goes into the header X-Proof-Of-Work, and works once. */
export async function solve(challenge: Challenge): Promise<string> {
  const solution = await solveChallenge({ challenge, deriveKey });
  if (!solution) throw new Error('The challenge of the portal has no solution.');
  return Buffer.from(JSON.stringify({ challenge, solution })).toString('base64');
}
