import { createHash } from 'node:crypto';
import { type EntityManager, In, IsNull, MoreThan } from 'typeorm';
import type { Grants, Resettable } from '../../app/access.ports.js';
import type { Grant } from '../../domain/grant.js';
import type { Locale } from '../../domain/registration.events.js';
import type { PersonVault } from './person-vault.js';
import { GrantRow } from './rows.js';

interface Found {
  readonly registrationId: string;
  readonly wrappedKey: string;
  readonly locale: Locale;
  readonly contactId: string;
  readonly channel: 'email' | 'sms';
  readonly sealedAddress: string;
  readonly isShared: boolean;
}

/** A contact whose reader said "not mine" is no way back in. */
const RESETTABLE = `
  select r.registration_id as "registrationId", r.wrapped_key as "wrappedKey", r.locale, c.contact_id as "contactId",
    c.channel, c.sealed_address as "sealedAddress", exists (
      select from contact o join registration s on s.registration_id = o.registration_id
      where o.address_index = c.address_index and o.proven_at is not null and s.state in ('verified', 'active')
      and o.registration_id <> c.registration_id
    ) as "isShared"
  from registration r join contact c on c.registration_id = r.registration_id
  where r.nik_index = $1 and r.state in ('verified', 'active') and c.proven_at is not null and c.disowned_at is null`;

export class StoredGrants implements Grants {
  constructor(
    private readonly manager: EntityManager,
    private readonly vault: PersonVault,
  ) {}

  async resettableOnceLocked(nik: string): Promise<Resettable | undefined> {
    const nikIndex = this.vault.nikIndex(nik);
    const lock = createHash('sha256').update(`reset\0${nikIndex}`).digest().readBigInt64BE(0).toString();
    await this.manager.query('select pg_advisory_xact_lock($1::bigint)', [lock]);
    const found = await this.manager.query<Found[]>(RESETTABLE, [nikIndex]);
    const [first] = found;
    if (!first) return undefined;
    const key = this.vault.keyOf(first);
    const { registrationId, locale } = first;
    const contacts = found.map(({ contactId, channel, sealedAddress, isShared }) => {
      const address = this.vault.openAddress(key, { registrationId, contactId, sealedAddress });
      return { contactId, channel, address, isShared };
    });
    return { registrationId, locale, contacts };
  }

  async countResets(registrationId: string, since: Date, knownDevice: boolean): Promise<number> {
    const [{ count }] = await this.manager.query<[{ count: number }]>(
      `select count(distinct handle)::int as count from challenge_grant
      where registration_id = $1 and purpose = 'reset' and asked_at > $2 and known_device = $3`,
      [registrationId, since, knownDevice],
    );
    return count;
  }

  async add(grants: readonly Grant[]): Promise<void> {
    await this.manager.insert(GrantRow, [...grants]);
  }

  lockByHandle(handle: string, purpose: Grant['purpose']): Promise<Grant[]> {
    return this.manager.find(GrantRow, { where: { handle, purpose }, lock: { mode: 'pessimistic_write' } });
  }

  async spend(handle: string, contactIds: readonly string[], now: Date): Promise<void> {
    await this.manager.update(GrantRow, { handle, contactId: In([...contactIds]) }, { usedAt: now });
  }

  async spendAll(registrationId: string, now: Date): Promise<void> {
    const open = { registrationId, usedAt: IsNull(), expiresAt: MoreThan(now) };
    await this.manager.update(GrantRow, open, { usedAt: now });
  }
}
