import type { EntityManager } from 'typeorm';
import type { Cards } from '../../app/ports.js';
import type { CardSecrets } from '../../domain/card.js';
import type { PersonVault } from './person-vault.js';
import { RegistrationRow } from './rows.js';

/** Found by the token's fingerprint, readable with the person's key alone: erasing the key ends every printed card. */
export class StoredCards implements Cards {
  constructor(
    private readonly manager: EntityManager,
    private readonly vault: PersonVault,
  ) {}

  async of(registrationId: string): Promise<CardSecrets | undefined> {
    const [card] = await this.manager.query<{ sealed: string }[]>(
      'select sealed from card where registration_id = $1',
      [registrationId],
    );
    return card && this.vault.openCard(await this.keyOf(registrationId), registrationId, card.sealed);
  }

  async add(registrationId: string, secrets: CardSecrets, now: Date): Promise<void> {
    const sealed = this.vault.sealCard(await this.keyOf(registrationId), registrationId, secrets);
    await this.manager.query(
      'insert into card (registration_id, token_index, sealed, drawn_at) values ($1, $2, $3, $4)',
      [registrationId, this.vault.cardIndex(secrets.token), sealed, now],
    );
  }

  async registrationOf(token: string): Promise<string | undefined> {
    const [card] = await this.manager.query<{ registrationId: string }[]>(
      'select registration_id as "registrationId" from card where token_index = $1',
      [this.vault.cardIndex(token)],
    );
    return card?.registrationId;
  }

  private async keyOf(registrationId: string) {
    const select = { registrationId: true, wrappedKey: true } as const;
    const row = await this.manager.findOneOrFail(RegistrationRow, { where: { registrationId }, select });
    return this.vault.keyOf(row);
  }
}
