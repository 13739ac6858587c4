import { createHash } from 'node:crypto';
import { type EntityManager, In } from 'typeorm';
import type { LoginName, LoginRecord, Registrations } from '../../app/ports.js';
import type { RegistrationData } from '../../domain/registration.data.js';
import { registrationUnknown } from '../../domain/registration.errors.js';
import type { Registration } from '../../domain/registration.js';
import { claiming } from '../../domain/registration.states.js';
import type { PersonVault } from './person-vault.js';
import { plainColumns, toRegistration } from './registration.rows.js';
import { ContactRow, DocumentRow, RegistrationRow } from './rows.js';

interface Loaded {
  readonly data: RegistrationData;
  readonly wrappedKey: string;
}

/** Registrations in PostgreSQL. One instance serves one transaction. */
export class StoredRegistrations implements Registrations {
  private readonly loaded = new WeakMap<Registration, Loaded>();

  constructor(
    private readonly manager: EntityManager,
    private readonly vault: PersonVault,
  ) {}

  async add(registration: Registration): Promise<void> {
    const { data } = registration;
    const { key, wrapped } = this.vault.newKey(data.registrationId);
    await this.manager.insert(RegistrationRow, {
      ...plainColumns(data),
      ...this.vault.sealPerson(key, data),
      wrappedKey: wrapped,
    });
    const contacts = data.contacts.map((contact) => this.vault.sealContact(key, data.registrationId, contact));
    await this.manager.insert(ContactRow, contacts);
    this.loaded.set(registration, { data, wrappedKey: wrapped });
  }

  lock(registrationId: string): Promise<Registration> {
    return this.load(registrationId, { mode: 'pessimistic_write' });
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
    await this.manager.update(RegistrationRow, { registrationId }, { ...plainColumns(data), ...sealed });
    for (const contact of data.contacts.filter((one) => !before.data.contacts.includes(one))) {
      const { contactId, ...row } = this.vault.sealContact(key, registrationId, contact);
      await this.manager.update(ContactRow, { contactId }, row);
    }
    const documents = data.documents
      .filter((one) => !before.data.documents.includes(one))
      .map((one) => ({ ...one, registrationId }));
    if (documents.length > 0) await this.manager.upsert(DocumentRow, documents, ['documentId']);
    this.loaded.set(registration, { ...before, data });
  }

  async findLogin(name: LoginName): Promise<LoginRecord | undefined> {
    const where =
      'nik' in name
        ? { nikIndex: this.vault.nikIndex(name.nik), state: In([...claiming]) }
        : { registrationNumber: name.registrationNumber };
    return (await this.login(where)) ?? undefined;
  }

  async loginOf(registrationId: string): Promise<LoginRecord> {
    const login = await this.login({ registrationId });
    if (!login) throw registrationUnknown();
    return login;
  }

  async nikIsTaken(registration: Registration): Promise<boolean> {
    const { registrationId, person } = registration.data;
    const [{ taken }] = await this.manager.query<[{ taken: boolean }]>(
      `select exists (
        select from registration where nik_index = $1 and state in ('verified', 'active') and registration_id <> $2
      ) as taken`,
      [this.vault.nikIndex(person.nik), registrationId],
    );
    return taken;
  }

  async nikIsTakenOnceLocked(registration: Registration): Promise<boolean> {
    const nikIndex = this.vault.nikIndex(registration.data.person.nik);
    const lock = createHash('sha256').update(`claim\0${nikIndex}`).digest().readBigInt64BE(0).toString();
    await this.manager.query('select pg_advisory_xact_lock($1::bigint)', [lock]);
    return this.nikIsTaken(registration);
  }

  private login(where: object): Promise<LoginRecord | null> {
    const select = { registrationId: true, registrationNumber: true, state: true, passwordHash: true } as const;
    return this.manager.findOne(RegistrationRow, { where, select });
  }

  private async load(registrationId: string, lock?: { mode: 'pessimistic_write' }): Promise<Registration> {
    const row = await this.manager.findOne(RegistrationRow, { where: { registrationId }, lock });
    if (!row) throw registrationUnknown();
    const contacts = await this.manager.find(ContactRow, { where: { registrationId }, order: { channel: 'asc' } });
    const documents = await this.manager.find(DocumentRow, { where: { registrationId }, order: { changedAt: 'asc' } });
    const registration = toRegistration({ row, contacts, documents }, this.vault);
    this.loaded.set(registration, { data: registration.data, wrappedKey: row.wrappedKey });
    return registration;
  }
}
