import { type EntityManager, In, Raw } from 'typeorm';
import { Rows } from '#database';
import type { Backlog, DocumentCipher, Dossiers } from '../../app/ports.js';
import type { Document } from '../../domain/document.js';
import { Dossier } from '../../domain/dossier.js';
import { toDocument, toDossier, toDossierRow, toRow } from './document-mapping.js';
import { DocumentRow, DossierRow } from './rows.js';

const DUE = `
  select registration_id as "registrationId" from dossier
  where due_at <= app_now() and registration_id <> all ($2::uuid[]) order by due_at limit $1`;

const DUE_BACKLOG = `
  select count(*)::int as count,
    coalesce(extract(epoch from app_now() - min(due_at)), 0)::float as "oldestAgeSeconds"
  from dossier where due_at <= app_now()`;

const TO_SEARCH = `
  select registration_id as "registrationId" from dossier
  where search_at <= app_now() and registration_id <> all ($2::uuid[]) order by search_at limit $1`;

const TO_SEARCH_BACKLOG = `
  select count(*)::int as count,
    coalesce(extract(epoch from app_now() - min(search_at)), 0)::float as "oldestAgeSeconds"
  from dossier where search_at <= app_now()`;

export class SqlDossiers implements Dossiers {
  private readonly dossiers: Rows<DossierRow>;
  private readonly documentRows: Rows<DocumentRow>;

  constructor(
    private readonly manager: EntityManager,
    private readonly cipher: Pick<DocumentCipher, 'newWrappedKey'>,
  ) {
    this.dossiers = new Rows(manager, DossierRow);
    this.documentRows = new Rows(manager, DocumentRow);
  }

  async read(registrationId: string): Promise<Dossier | undefined> {
    return this.withDocuments(await this.dossiers.findOne({ registrationId }));
  }

  async lock(registrationId: string): Promise<Dossier | undefined> {
    return this.withDocuments(await this.dossiers.findOne({ registrationId }, { lock: 'for update' }));
  }

  async lockOrCreate(registrationId: string, periodId: string): Promise<Dossier> {
    const found = await this.lock(registrationId);
    if (found) return found;
    const row = { registrationId, periodId, wrappedKey: this.cipher.newWrappedKey(registrationId) };
    // Two first slots at once: the second waits here for the first, then finds that one's row and key.
    await this.dossiers.insertNew([row]);
    const created = await this.lock(registrationId);
    if (!created) throw new Error('a dossier that was just made is missing');
    return created;
  }

  async save(dossier: Dossier): Promise<void> {
    const { registrationId } = dossier.properties;
    const row = { ...toDossierRow(dossier.properties), dueAt: dossier.nextDeadline };
    await this.dossiers.update({ registrationId }, row);
    if (dossier.properties.erasure) await this.manager.delete(DocumentRow, { registrationId });
    await this.documentRows.upsert(dossier.changes.map(toRow), ['id']);
  }

  async due(most: number, except: readonly string[]): Promise<string[]> {
    const rows = await this.manager.query<{ registrationId: string }[]>(DUE, [most, except]);
    return rows.map(({ registrationId }) => registrationId);
  }

  async lockDue(registrationId: string): Promise<Dossier | undefined> {
    const row = await this.manager.findOne(DossierRow, {
      where: { registrationId, dueAt: Raw((dueAt) => `${dueAt} <= app_now()`) },
      lock: { mode: 'pessimistic_write', onLocked: 'skip_locked' },
    });
    return this.withDocuments(row ?? undefined);
  }

  async dueBacklog(): Promise<Backlog> {
    const [row] = await this.manager.query<[Backlog]>(DUE_BACKLOG);
    return row;
  }

  async toSearch(most: number, except: readonly string[]): Promise<string[]> {
    const rows = await this.manager.query<{ registrationId: string }[]>(TO_SEARCH, [most, except]);
    return rows.map(({ registrationId }) => registrationId);
  }

  async toSearchBacklog(): Promise<Backlog> {
    const [row] = await this.manager.query<[Backlog]>(TO_SEARCH_BACKLOG);
    return row;
  }

  async documents(documentIds: readonly string[]): Promise<Document[]> {
    return (await this.manager.findBy(DocumentRow, { id: In(documentIds) })).map(toDocument);
  }

  private async withDocuments(row: DossierRow | undefined): Promise<Dossier | undefined> {
    if (!row) return undefined;
    const documents = await this.documentRows.find({ registrationId: row.registrationId });
    return Dossier.unmarshalFromDatabase(toDossier(row), documents.map(toDocument));
  }
}
