import { type EntityManager, IsNull } from 'typeorm';
import type { KeyRing } from '#privacy';
import type { Disputes } from '../../app/record.ports.js';
import type { Dispute } from '../../domain/dispute.js';
import type { PersonVault } from './person-vault.js';
import { DisputeRow, RegistrationRow } from './rows.js';

/** Disputes; what somebody says in one is sealed with that person's key. */
export class StoredDisputes implements Disputes {
  constructor(
    private readonly manager: EntityManager,
    private readonly vault: PersonVault,
  ) {}

  async of(registrationId: string): Promise<Dispute | undefined> {
    const row = await this.manager.findOneBy(DisputeRow, { registrationId });
    if (!row) return undefined;
    const { disputeId, state, openedAt } = row;
    const statement = this.vault.openStatement(await this.keyOf(registrationId), row);
    return { disputeId, state, statement, openedAt };
  }

  async add(registrationId: string, dispute: Dispute): Promise<void> {
    const { disputeId, state, openedAt } = dispute;
    const sealedStatement = this.vault.sealStatement(await this.keyOf(registrationId), registrationId, dispute);
    await this.manager.insert(DisputeRow, { disputeId, registrationId, state, sealedStatement, openedAt });
  }

  async close(registrationId: string, now: Date): Promise<void> {
    await this.manager.update(DisputeRow, { registrationId, state: 'open' }, { state: 'closed', closedAt: now });
  }

  async lockUntold(disputeId: string): Promise<{ registrationId: string } | undefined> {
    const row = await this.manager.findOne(DisputeRow, {
      where: { disputeId, state: 'open', holderToldAt: IsNull() },
      lock: { mode: 'pessimistic_write', onLocked: 'skip_locked' },
    });
    return row ?? undefined;
  }

  async holderTold(disputeId: string, now: Date): Promise<void> {
    await this.manager.update(DisputeRow, { disputeId }, { holderToldAt: now });
  }

  private async keyOf(registrationId: string): Promise<KeyRing> {
    const select = { registrationId: true, wrappedKey: true } as const;
    return this.vault.keyOf(await this.manager.findOneOrFail(RegistrationRow, { where: { registrationId }, select }));
  }
}
