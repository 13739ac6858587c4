import { networkOf } from '../edge/client-address.js';
import type { ForgivingRedis } from './redis.js';

const CHALLENGES_WINDOW_SECONDS = 600;
const REFUSED_LOGINS_WINDOW_SECONDS = 900;
const MILLISECONDS = 1_000;

/** Gives a keyed fingerprint of a text, so that Redis holds nothing that could be turned back. */
export type Fingerprint = (text: string) => string;

export interface LedgerSettings {
  readonly fingerprint: Fingerprint;
  /** So many refused logins of one address within 15 minutes are forgiven. */
  readonly refusedLogins: number;
  /** How long a spent proof is remembered: at least until it expires. */
  readonly proofSeconds: number;
}

/** What is remembered of addresses and proofs, in Redis, for minutes. Where Redis is away, nothing is held against anybody. */
export class Ledger {
  constructor(
    private readonly redis: ForgivingRedis,
    private readonly settings: LedgerSettings,
  ) {}

  /**
   * Counts one more challenge for an address, and gives how many it has had in about ten minutes: all of this window,
   * and of the one before it the part that still lies within the last ten minutes.
   */
  async countChallenge(address: string): Promise<number> {
    const windows = Date.now() / MILLISECONDS / CHALLENGES_WINDOW_SECONDS;
    const [now, passed] = [Math.floor(windows), windows % 1];
    const keyAt = (window: number) => this.keyOf('challenges', `${networkOf(address)} ${window}`);
    const answers = await this.redis.ask(
      (redis) =>
        redis
          .multi()
          .incr(keyAt(now))
          .expire(keyAt(now), 2 * CHALLENGES_WINDOW_SECONDS)
          .get(keyAt(now - 1))
          .exec(),
      null,
    );
    const [current, , before] = (answers ?? []).map(([, answer]) => Number(answer ?? 0));
    return (current ?? 0) + (before ?? 0) * (1 - passed);
  }

  async noteRefusedLogin(address: string): Promise<void> {
    const key = this.keyOf('refused-logins', networkOf(address));
    await this.redis.ask(
      (redis) =>
        redis
          .multi()
          .lpush(key, Date.now())
          .ltrim(key, 0, this.settings.refusedLogins - 1)
          .expire(key, REFUSED_LOGINS_WINDOW_SECONDS)
          .exec(),
      null,
    );
  }

  /** Whether so many logins from an address were refused within 15 minutes that the next one has to be paid for. */
  async hasRefusedLogins(address: string): Promise<boolean> {
    const key = this.keyOf('refused-logins', networkOf(address));
    const oldest = await this.redis.ask((redis) => redis.lindex(key, this.settings.refusedLogins - 1), null);
    return Number(oldest ?? 0) > Date.now() - REFUSED_LOGINS_WINDOW_SECONDS * MILLISECONDS;
  }

  /** Spends a proof on one request. False when it was spent already, on any other request than `request`. */
  spend(nonce: string, request: string): Promise<boolean> {
    const key = `portal:proof:${nonce}`;
    return this.redis.ask(async (redis) => {
      const first = await redis.set(key, request, 'EX', this.settings.proofSeconds, 'NX');
      return first === 'OK' || (await redis.get(key)) === request;
    }, true);
  }

  private keyOf(kind: string, text: string): string {
    return `portal:${kind}:${this.settings.fingerprint(`${kind} ${text}`)}`;
  }
}
