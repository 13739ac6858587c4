import { createHash } from 'node:crypto';
import { type EntityManager, In } from 'typeorm';
import { askShared, type RowLock, Rows, shareable } from '#database';
import type { CodedError } from '#errors';
import type { KeyRing } from '#privacy';
import type { LoginName, LoginRecord, Registrations } from '../../app/ports.js';
import type { RegistrationData } from '../../domain/registration.data.js';
import { registrationErased, registrationUnknown } from '../../domain/registration.errors.js';
import type { Registration } from '../../domain/registration.js';
import { claiming } from '../../domain/registration.states.js';
import type { PersonVault } from './person-vault.js';
import { plainColumns, toRegistration } from './registration.rows.js';
import { ConsentRow, ContactRow, DocumentRow, RegistrationRow } from './rows.js';

interface Loaded {
  readonly data: RegistrationData;
  readonly wrappedKey: string;
}

const HOLD = shareable('select 1 from registration where registration_id = $1 for key share', ['uuid']);

/** Registrations in PostgreSQL. One instance serves one transaction. */
export class StoredRegistrations implements Registrations {
  private readonly loaded = new WeakMap<Registration, Loaded>();
  private readonly rows: Rows<RegistrationRow>;
  private readonly consents: Rows<ConsentRow>;
  private readonly contacts: Rows<ContactRow>;
  private readonly documents: Rows<DocumentRow>;

  constructor(
    private readonly manager: EntityManager,
    private readonly vault: PersonVault,
  ) {
    this.rows = new Rows(manager, RegistrationRow);
    this.consents = new Rows(manager, ConsentRow);
    this.contacts = new Rows(manager, ContactRow);
    this.documents = new Rows(manager, DocumentRow);
  }

  async add(registration: Registration): Promise<void> {
    const { data } = registration;
    const { key, wrapped } = this.vault.newKey(data.registrationId);
    await this.rows.insert([{ ...plainColumns(data), ...this.vault.sealPerson(key, data), wrappedKey: wrapped }]);
    const contacts = data.contacts.map((contact) => this.vault.sealContact(key, data.registrationId, contact));
    await this.contacts.insert(contacts);
    await this.consents.insert(data.consents.map((consent) => ({ ...consent, registrationId: data.registrationId })));
    this.loaded.set(registration, { data, wrappedKey: wrapped });
  }

  lock(registrationId: string): Promise<Registration> {
    return this.load(registrationId, 'for update');
  }

  async lockIfFree(registrationId: string): Promise<Registration | undefined> {
    const row = await this.rows.findOne({ registrationId }, { lock: 'for update skip locked' });
    return row ? this.rebuild(row) : undefined;
  }

  get(registrationId: string): Promise<Registration> {
    return this.load(registrationId);
  }

  /** Writes what changed since it was loaded; a person's data is sealed anew only where it did. */
  async save(registration: Registration): Promise<void> {
    const before = this.loaded.get(registration);
    if (!before) throw new Error('only a registration of this transaction can be saved');
    const { data } = registration;
    const { registrationId } = data;
    const key = this.vault.keyOf({ registrationId, wrappedKey: before.wrappedKey });
    const sealed = data.person === before.data.person ? {} : this.vault.sealPerson(key, data);
    await this.rows.update({ registrationId }, { ...plainColumns(data), ...sealed });
    await this.saveContacts(key, data, before.data);
    await this.saveConsents(data, before.data);
    const documents = data.documents
      .filter((one) => !before.data.documents.includes(one))
      .map((one) => ({ ...one, registrationId }));
    await this.documents.upsert(documents, ['documentId']);
    this.loaded.set(registration, { ...before, data });
  }

  async findLogin(name: LoginName): Promise<LoginRecord | undefined> {
    const where =
      'nik' in name
        ? { nikIndex: this.vault.nikIndex(name.nik), state: In([...claiming]) }
        : { registrationNumber: name.registrationNumber };
    return (await this.login(where)) ?? undefined;
  }

  async mustExist(registrationId: string): Promise<void> {
    const found = await askShared(this.manager, HOLD, [registrationId]);
    if (found.length === 0) throw await this.noSuch(registrationId);
  }

  async lockLogin(registrationId: string): Promise<LoginRecord> {
    const login = await this.login({ registrationId }, { mode: 'for_no_key_update' });
    if (!login) throw registrationUnknown();
    return login;
  }

  async rehash(registrationId: string, before: string, passwordHash: string): Promise<void> {
    await this.manager.update(RegistrationRow, { registrationId, passwordHash: before }, { passwordHash });
  }

  async loginOf(registrationId: string): Promise<LoginRecord> {
    const login = await this.login({ registrationId });
    if (!login) throw registrationUnknown();
    return login;
  }

  async holderOfNik({ data }: Registration): Promise<string | undefined> {
    const [holder] = await this.manager.query<{ registration_id: string }[]>(
      `select registration_id from registration
      where nik_index = $1 and state in ('verified', 'active') and registration_id <> $2`,
      [this.vault.nikIndex(data.person.nik), data.registrationId],
    );
    return holder?.registration_id;
  }

  async holderOfNikOnceLocked(registration: Registration): Promise<string | undefined> {
    await this.manager.query('select pg_advisory_xact_lock($1::bigint)', [this.lockOfNik(registration)]);
    return this.holderOfNik(registration);
  }

  async holderOfNikOnceShared(registration: Registration): Promise<string | undefined> {
    await this.manager.query('select pg_advisory_xact_lock_shared($1::bigint)', [this.lockOfNik(registration)]);
    return this.holderOfNik(registration);
  }

  async noteNikRefused(registrationId: string, now: Date): Promise<void> {
    await this.manager.update(RegistrationRow, { registrationId }, { nikRefusedAt: now });
  }

  async queueRivals(registration: Registration, now: Date): Promise<void> {
    const { registrationId, person } = registration.data;
    await this.manager.query(
      `insert into nik_rival (registration_id, queued_at)
      select registration_id, $3 from registration
      where nik_index = $1 and state = 'submitted' and registration_id <> $2 on conflict do nothing`,
      [this.vault.nikIndex(person.nik), registrationId, now],
    );
  }

  async dropRival(registrationId: string): Promise<void> {
    await this.manager.query('delete from nik_rival where registration_id = $1', [registrationId]);
  }

  async keepDraft(registrationId: string, until: Date): Promise<void> {
    await this.manager.query(
      `update registration set draft_expires_at = $2
      where registration_id = $1 and state = 'draft' and draft_expires_at < $2`,
      [registrationId, until],
    );
  }

  async idOf(registrationNumber: string): Promise<string> {
    const login = await this.login({ registrationNumber });
    if (!login) throw registrationUnknown();
    return login.registrationId;
  }

  private lockOfNik({ data }: Registration): string {
    const nikIndex = this.vault.nikIndex(data.person.nik);
    return createHash('sha256').update(`claim\0${nikIndex}`).digest().readBigInt64BE(0).toString();
  }

  private async saveContacts(key: KeyRing, data: RegistrationData, before: RegistrationData): Promise<void> {
    const kept = new Set(data.contacts.map(({ contactId }) => contactId));
    for (const { contactId } of before.contacts)
      if (!kept.has(contactId)) await this.manager.delete(ContactRow, contactId);
    const changed = data.contacts.filter((one) => !before.contacts.includes(one));
    const sealed = changed.map((contact) => this.vault.sealContact(key, data.registrationId, contact));
    await this.contacts.upsert(sealed, ['contactId']);
  }

  private async saveConsents({ registrationId, consents }: RegistrationData, before: RegistrationData): Promise<void> {
    if (consents === before.consents) return;
    await this.manager.delete(ConsentRow, { registrationId });
    await this.consents.insert(consents.map((consent) => ({ ...consent, registrationId })));
  }

  private login(where: object, lock?: { mode: 'for_no_key_update' }): Promise<LoginRecord | null> {
    const select = { registrationId: true, registrationNumber: true, state: true, passwordHash: true } as const;
    return this.manager.findOne(RegistrationRow, { where, select, lock });
  }

  private async load(registrationId: string, lock?: RowLock): Promise<Registration> {
    const row = await this.rows.findOne({ registrationId }, { lock });
    if (!row) throw await this.noSuch(registrationId);
    return this.rebuild(row);
  }

  private async rebuild(row: RegistrationRow): Promise<Registration> {
    const { registrationId } = row;
    const consents = await this.consents.find({ registrationId }, { orderBy: 'scope' });
    const contacts = await this.contacts.find({ registrationId }, { orderBy: 'channel' });
    const documents = await this.documents.find({ registrationId }, { orderBy: 'changedAt' });
    const registration = toRegistration({ row, consents, contacts, documents }, this.vault);
    this.loaded.set(registration, { data: registration.data, wrappedKey: row.wrappedKey });
    return registration;
  }

  private async noSuch(registrationId: string): Promise<CodedError> {
    const erased = await this.manager.query<unknown[]>('select 1 from erasure where registration_id = $1', [
      registrationId,
    ]);
    return erased.length > 0 ? registrationErased() : registrationUnknown();
  }
}
