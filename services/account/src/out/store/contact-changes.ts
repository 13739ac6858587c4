import { type EntityManager, IsNull } from 'typeorm';
import type { ContactChanges } from '../../app/access.ports.js';
import type { ContactChange } from '../../domain/contact-change.js';
import type { PersonVault } from './person-vault.js';
import { ContactChangeRow, RegistrationRow } from './rows.js';

/** The address that is to come is sealed with the person's key, and gone once the change is over. */
export class StoredContactChanges implements ContactChanges {
  constructor(
    private readonly manager: EntityManager,
    private readonly vault: PersonVault,
  ) {}

  async replace({ address, ...change }: ContactChange): Promise<void> {
    const { registrationId, contactId } = change;
    await this.drop(registrationId);
    const key = await this.keyOf(registrationId);
    const sealedAddress = this.vault.sealAddress(key, { registrationId, contactId, address: address ?? '' });
    await this.manager.insert(ContactChangeRow, { ...change, sealedAddress });
  }

  async lockByHandle(handle: string, registrationId: string): Promise<ContactChange | undefined> {
    const row = await this.manager.findOne(ContactChangeRow, {
      where: { handle, registrationId },
      lock: { mode: 'pessimistic_write' },
    });
    if (!row) return undefined;
    const { sealedAddress, ...change } = row;
    const { contactId } = change;
    const address =
      sealedAddress &&
      this.vault.openAddress(await this.keyOf(registrationId), { registrationId, contactId, sealedAddress });
    return { ...change, address };
  }

  async save({ changeId, authorisedAt, finishedAt }: ContactChange): Promise<void> {
    const over = finishedAt ? { sealedAddress: null } : {};
    await this.manager.update(ContactChangeRow, { changeId }, { authorisedAt, finishedAt, ...over });
  }

  async drop(registrationId: string): Promise<void> {
    await this.manager.delete(ContactChangeRow, { registrationId, finishedAt: IsNull() });
  }

  private async keyOf(registrationId: string) {
    const select = { registrationId: true, wrappedKey: true } as const;
    return this.vault.keyOf(await this.manager.findOneOrFail(RegistrationRow, { where: { registrationId }, select }));
  }
}
