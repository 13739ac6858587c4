import type { EntityManager } from 'typeorm';
import type { Recipients } from '../../app/ports.js';
import type { Case } from '../../domain/case.js';
import type { Contact } from '../../domain/case.record.js';
import { holdFingerprint } from './hold-fingerprint.js';

const SHARERS = `
  select count(distinct registration_id)::int as count
    from contacts join cases using (registration_id)
   where recipient_hash = $1 and proven_at is not null and replaced_at is null
     and cases.state <> 'cancelled' and registration_id <> $2`;

const SENDS = `
  select count(*)::int as count
    from challenges join contacts using (contact_id)
   where recipient_hash = $1 and issued_at >= $2 and (proven_at is not null) = $3`;

export class RecipientStore implements Recipients {
  constructor(private readonly manager: EntityManager) {}

  async sharers({ registrationId }: Case, { recipientHash }: Contact): Promise<number> {
    return recipientHash ? this.count(recipientHash, SHARERS, [registrationId]) : 0;
  }

  async sends({ recipientHash, provenAt }: Contact, since: Date): Promise<number> {
    return recipientHash ? this.count(recipientHash, SENDS, [since, provenAt !== null]) : 0;
  }

  private async count(recipientHash: string, statement: string, more: unknown[]): Promise<number> {
    await holdFingerprint(this.manager, recipientHash);
    const [row] = await this.manager.query<[{ count: number }]>(statement, [recipientHash, ...more]);
    return row.count;
  }
}
