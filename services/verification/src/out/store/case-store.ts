import type { EntityManager } from 'typeorm';
import type { Transaction } from '#database';
import type { Actor, Cases } from '../../app/ports.js';
import { Case } from '../../domain/case.js';
import type { EventRecorder } from './event-recorder.js';
import { CaseRow, ChallengeRow, ContactRow } from './rows.js';

/** Cases with their contacts and challenges, inside one transaction. */
export class CaseStore implements Cases {
  private readonly manager: EntityManager;

  constructor(
    private readonly tx: Transaction,
    private readonly recorder: EventRecorder,
  ) {
    this.manager = tx.manager;
  }

  async lock(registrationId: string): Promise<Case | undefined> {
    const row = await this.manager.findOne(CaseRow, { where: { registrationId }, lock: { mode: 'pessimistic_write' } });
    return row ? this.rebuild(row) : undefined;
  }

  async find(registrationId: string): Promise<Case | undefined> {
    const row = await this.manager.findOneBy(CaseRow, { registrationId });
    return row ? this.rebuild(row) : undefined;
  }

  async findLink(linkHash: string) {
    const row = await this.manager.findOneBy(ChallengeRow, { linkHash });
    return row ? { registrationId: row.registrationId, challengeId: row.challengeId } : undefined;
  }

  async add(opened: Case, actor: Actor): Promise<void> {
    const { challenges, contacts, ...row } = opened.snapshot();
    const { registrationId } = row;
    await this.manager.insert(CaseRow, row);
    await this.manager.insert(
      ContactRow,
      contacts.map((contact) => ({ ...contact, registrationId })),
    );
    await this.manager.insert(
      ChallengeRow,
      challenges.map((challenge) => ({ ...challenge, registrationId })),
    );
    await this.recorder.record(opened.releaseEvents(), actor, this.tx);
  }

  async save(changed: Case, actor: Actor): Promise<void> {
    const events = changed.releaseEvents();
    if (events.length === 0) return;
    const { registrationId, state, endedAt, challenges } = changed.snapshot();
    await this.manager.update(CaseRow, { registrationId }, { state, endedAt });
    await this.manager.upsert(
      ChallengeRow,
      challenges.map((challenge) => ({ ...challenge, registrationId })),
      ['challengeId'],
    );
    await this.recorder.record(events, actor, this.tx);
  }

  private async rebuild(row: CaseRow): Promise<Case> {
    const { registrationId } = row;
    const contacts = await this.manager.findBy(ContactRow, { registrationId });
    const challenges = await this.manager.find(ChallengeRow, { where: { registrationId }, order: { issuedAt: 'asc' } });
    return Case.rebuiltFromStorageUnchecked({ ...row, contacts }, challenges);
  }
}
