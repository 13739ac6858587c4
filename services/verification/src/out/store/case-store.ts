import type { EntityManager } from 'typeorm';
import { type RowLock, Rows, type Transaction } from '#database';
import type { Actor, Cases, DueKind } from '../../app/ports.js';
import { Case } from '../../domain/case.js';
import type { Keeping } from '../../domain/case.record.js';
import type { Rules } from '../../domain/rules.js';
import { dueRegistrations } from './due.js';
import type { EventRecorder } from './event-recorder.js';
import { CaseRow, ChallengeRow, ContactRow, StepRow } from './rows.js';
import type { SwitchStore } from './switch-store.js';

/** Cases with their contacts, steps and challenges, inside one transaction. */
export class CaseStore implements Cases {
  private readonly manager: EntityManager;
  private readonly cases: Rows<CaseRow>;
  private readonly contacts: Rows<ContactRow>;
  private readonly steps: Rows<StepRow>;
  private readonly challenges: Rows<ChallengeRow>;
  /** What was read, as it was read: whatever is still the same object needs no writing. */
  private readonly unchanged = new WeakSet<object>();

  constructor(
    private readonly tx: Transaction,
    private readonly switches: SwitchStore,
    private readonly recorder: EventRecorder,
    private readonly rules: Rules,
  ) {
    this.manager = tx.manager;
    this.cases = new Rows(tx.manager, CaseRow);
    this.contacts = new Rows(tx.manager, ContactRow);
    this.steps = new Rows(tx.manager, StepRow);
    this.challenges = new Rows(tx.manager, ChallengeRow);
  }

  lock(registrationId: string): Promise<Case | undefined> {
    return this.take(registrationId, 'for update');
  }

  lockIfFree(registrationId: string): Promise<Case | undefined> {
    return this.take(registrationId, 'for update skip locked');
  }

  async find(registrationId: string): Promise<Case | undefined> {
    const row = await this.cases.findOne({ registrationId });
    return row ? this.rebuild(row) : undefined;
  }

  async keeping(registrationId: string): Promise<Keeping | undefined> {
    const select = { registrationId: true, wrappedKey: true, sealedPerson: true } as const;
    return (await this.manager.findOne(CaseRow, { select, where: { registrationId } })) ?? undefined;
  }

  async findLink(linkHash: string) {
    const row = await this.challenges.findOne({ linkHash });
    return row ? { registrationId: row.registrationId, challengeId: row.challengeId } : undefined;
  }

  due(kind: DueKind, most: number): Promise<readonly string[]> {
    return dueRegistrations(this.manager, kind, most);
  }

  async add(opened: Case, actor: Actor): Promise<void> {
    const { record } = opened.snapshot();
    await this.cases.insert([{ ...record, channelsOff: [...record.channelsOff] }]);
    await this.write(opened, actor);
  }

  async save(changed: Case, actor: Actor): Promise<void> {
    if (!changed.hasChanged) return;
    const { record } = changed.snapshot();
    if (!this.unchanged.has(record)) {
      const { registrationId, state, endedAt, switchesHeard, channelsOff, triesDay, triesToday, renewalDueAt } = record;
      const tries = { triesDay, triesToday };
      const changes = { state, endedAt, switchesHeard, channelsOff: [...channelsOff], ...tries, renewalDueAt };
      await this.cases.update({ registrationId }, changes);
    }
    await this.write(changed, actor);
  }

  private async write(written: Case, actor: Actor): Promise<void> {
    const { record, contacts, steps, challenges } = written.snapshot();
    const { registrationId } = record;
    const changed = <T extends object>(all: readonly T[]) =>
      all.filter((each) => !this.unchanged.has(each)).map((each) => ({ ...each, registrationId }));
    await this.contacts.upsert(changed(contacts), ['contactId']);
    await this.steps.upsert(changed(steps), ['registrationId', 'purpose']);
    await this.challenges.upsert(changed(challenges), ['challengeId']);
    await this.recorder.record(written.releaseEvents(), actor, this.tx);
  }

  private async take(registrationId: string, lock: RowLock): Promise<Case | undefined> {
    const row = await this.cases.findOne({ registrationId }, { lock });
    if (!row) return undefined;
    const locked = await this.rebuild(row);
    locked.hearSwitches(await this.switches.since(row.switchesHeard), this.tx.now);
    return locked;
  }

  private async rebuild(record: CaseRow): Promise<Case> {
    const { registrationId } = record;
    const contacts = await this.contacts.find({ registrationId });
    const steps = await this.steps.find({ registrationId });
    const challenges = await this.challenges.find({ registrationId }, { orderBy: 'issuedAt' });
    for (const each of [record, ...contacts, ...challenges]) this.unchanged.add(each);
    return Case.rebuiltFromStorageUnchecked({ record, contacts, steps, challenges }, this.rules);
  }
}
