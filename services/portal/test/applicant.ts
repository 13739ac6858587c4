import { randomInt } from 'node:crypto';
import { type Challenge, solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import type { Portal } from './portal.js';

export interface Sending {
  readonly proof?: string;
  readonly key?: string;
  readonly body?: string;
  readonly language?: string;
}

/** An IPv4 address that no other test uses. */
export const anyAddress = () => [198, 18 + randomInt(2), randomInt(256), randomInt(256)].join('.');

/** Somebody at an address of their own: the portal trusts the test as a proxy. */
export class Applicant {
  constructor(
    private readonly portal: Portal,
    readonly address = anyAddress(),
  ) {}

  async challenge(): Promise<Challenge> {
    const response = await fetch(`${this.portal.url}/api/v1/proof-of-work`, { headers: this.headers() });
    if (!response.ok) throw new Error(`a challenge was answered ${response.status}`);
    return (await response.json()) as Challenge;
  }

  /** A solved challenge, as the header carries it. */
  async prove(): Promise<string> {
    const challenge = await this.challenge();
    const solution = await solveChallenge({ challenge, deriveKey });
    return Buffer.from(JSON.stringify({ challenge, solution })).toString('base64');
  }

  post(path: string, { proof, key, body = '{}', language = 'en' }: Sending = {}): Promise<Response> {
    const headers = {
      ...this.headers(),
      'content-type': 'application/json',
      'accept-language': language,
      ...(proof === undefined ? {} : { 'x-proof-of-work': proof }),
      ...(key === undefined ? {} : { 'idempotency-key': key }),
    };
    return fetch(`${this.portal.url}/api/v1${path}`, { method: 'POST', body, headers });
  }

  private headers(): Record<string, string> {
    return { 'x-forwarded-for': this.address };
  }
}
