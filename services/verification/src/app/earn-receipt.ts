import { metrics } from '#runtime';
import type { Entry, Proof } from '../domain/grant.js';
import type { GrantPurpose } from '../domain/terms.js';
import { answerToEntry } from './answer-entry.js';
import type { Receipts, UnitOfWork, Vault } from './ports.js';

export interface EnteredGrantCode {
  /** Names the browser: the hex SHA-256 of its cookie. */
  readonly handle: string;
  /** Six digits; blanks between them are as good as none. */
  readonly code: string;
}

export interface Earned {
  /** One for each contact that was proven and may still be used, the one of these digits first. */
  readonly receipts: readonly string[];
  readonly purpose: GrantPurpose;
  /** Whether no other code is waited for. */
  readonly done: boolean;
}

interface Found {
  readonly entry: Entry;
  readonly purpose: GrantPurpose;
  readonly done: boolean;
  readonly proofs: readonly Proof[];
}

const entries = metrics.counter({
  name: 'verification_grant_entries_total',
  help: 'Codes entered to get back in or to change a contact, by what came of it.',
  labelNames: ['outcome'],
});

/** Gives a browser the receipt of a contact for the digits that were sent to it. */
export class EarnReceipt {
  constructor(
    private readonly work: UnitOfWork,
    private readonly vault: Vault,
    private readonly receipts: Receipts,
  ) {}

  async execute({ handle, code }: EnteredGrantCode): Promise<Earned> {
    const { entry, purpose, done, proofs } = await this.enter(handle, code.replace(/\s/g, ''));
    entries.inc({ outcome: entry.kind });
    answerToEntry(entry);
    return { receipts: await Promise.all(proofs.map((proof) => this.receipts.sign(proof))), purpose, done };
  }

  private enter(handle: string, digits: string): Promise<Found> {
    return this.work.run(async ({ grants, rules, now }) => {
      const grant = await grants.lock(handle);
      // A browser that made its handle up, or came too late, is told what a fresh one is told.
      if (!grant) return { ...NOTHING, entry: { kind: 'wrong', triesLeft: rules.triesOfCode - 1 } };
      const isWithheld = (await grants.triesToday(grant, now)) >= rules.grantTriesOfDay;
      const entry = grant.enter((challenge) => this.vault.isCode(challenge, digits), isWithheld, now);
      await grants.save(grant, 'browser');
      const proofs = entry.kind === 'proven' ? grant.proofs(entry.challengeId, now) : [];
      return { entry, purpose: grant.purpose, done: grant.isDone, proofs };
    });
  }
}

const NOTHING = { purpose: 'reset', done: false, proofs: [] } as const;
