import { createHash, randomUUID } from 'node:crypto';
import type { Challenge } from 'altcha-lib';
import { metrics } from '#runtime';
import { type Difficulty, triesFor } from './difficulty.js';
import type { GuardedRoute } from './guarded-routes.js';
import type { Fingerprint, Ledger } from './ledger.js';
import { proofOfWorkNeeded, proofOfWorkWrong } from './proof-of-work.errors.js';
import type { ProofOfWork } from './proof-of-work.js';

/** What is known of a request before anybody behind the edge sees it. */
export interface Entrant {
  readonly address: string;
  readonly proof: string | undefined;
  readonly idempotencyKey: string | undefined;
  readonly body: Buffer;
}

const tries = metrics.histogram({
  name: 'portal_challenge_tries',
  help: 'Tries that challenges ask for at most: it grows with the busyness of an address.',
  buckets: [10, 30, 100, 200, 400, 700, 1_000, 3_000, 10_000],
});
const proofs = metrics.counter({
  name: 'portal_proofs_total',
  help: 'Proofs of work on guarded routes, by what they turned out to be.',
  labelNames: ['route', 'outcome'],
});

/** Decides who may pass a guarded route, and at what price. */
export class Admission {
  constructor(
    private readonly proofOfWork: ProofOfWork,
    private readonly ledger: Ledger,
    private readonly difficulty: Difficulty,
    private readonly fingerprint: Fingerprint,
  ) {}

  /** A challenge for an address: harder the more of them it takes, and never refused. */
  async challengeFor(address: string): Promise<Challenge> {
    const most = triesFor(await this.ledger.countChallenge(address), this.difficulty);
    tries.observe(most);
    return this.proofOfWork.challenge(most);
  }

  /** @throws CodedError `proof-of-work-needed` or `proof-of-work-wrong` */
  async admit(route: GuardedRoute, entrant: Entrant): Promise<void> {
    if (route.when === 'after-refused-logins' && !(await this.ledger.hasRefusedLogins(entrant.address))) return;
    const outcome = await this.outcomeOf(route, entrant);
    proofs.inc({ route: route.path, outcome });
    if (outcome === 'missing') throw proofOfWorkNeeded();
    if (outcome !== 'right') throw proofOfWorkWrong({ extra: { reason: outcome } });
  }

  /** Remembers a login that was refused. */
  noteRefusedLogin(address: string): Promise<void> {
    return this.ledger.noteRefusedLogin(address);
  }

  private async outcomeOf(route: GuardedRoute, entrant: Entrant) {
    if (entrant.proof === undefined) return 'missing';
    const checked = await this.proofOfWork.check(entrant.proof);
    if ('reason' in checked) return checked.reason;
    return (await this.ledger.spend(checked.nonce, this.identityOf(route, entrant))) ? 'right' : 'used';
  }

  /**
   * The very same request, sent again because its answer was lost, need not be paid for twice. The body belongs to it:
   * else one proof and one key would buy any number of different questions, as long as all of them are refused.
   */
  private identityOf(route: GuardedRoute, { idempotencyKey, body }: Entrant): string {
    if (!route.idempotent || !idempotencyKey) return randomUUID();
    const digest = createHash('sha256').update(body).digest('hex');
    return this.fingerprint(JSON.stringify([route.path, idempotencyKey, digest]));
  }
}
