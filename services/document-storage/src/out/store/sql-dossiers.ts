import type { EntityManager } from 'typeorm';
import type { DocumentCipher, Dossiers } from '../../app/ports.js';
import { Dossier } from '../../domain/dossier.js';
import { toDocument, toRow } from './document-mapping.js';
import { DocumentRow, DossierRow } from './rows.js';

export class SqlDossiers implements Dossiers {
  constructor(
    private readonly manager: EntityManager,
    private readonly cipher: DocumentCipher,
  ) {}

  async read(registrationId: string): Promise<Dossier | undefined> {
    return this.withDocuments(await this.manager.findOneBy(DossierRow, { registrationId }));
  }

  async lock(registrationId: string): Promise<Dossier | undefined> {
    const row = await this.manager.findOne(DossierRow, {
      where: { registrationId },
      lock: { mode: 'pessimistic_write' },
    });
    return this.withDocuments(row);
  }

  async lockOrCreate(registrationId: string, periodId: string): Promise<Dossier> {
    const found = await this.lock(registrationId);
    if (found) return found;
    const row = { registrationId, periodId, wrappedKey: this.cipher.newWrappedKey(registrationId), submittedAt: null };
    // Two first slots at once: the second waits here for the first, then finds that one's row and key.
    await this.manager.createQueryBuilder().insert().into(DossierRow).values(row).orIgnore().execute();
    const created = await this.lock(registrationId);
    if (!created) throw new Error('a dossier that was just made is missing');
    return created;
  }

  async save(dossier: Dossier): Promise<void> {
    const { registrationId, submittedAt } = dossier.properties;
    await this.manager.update(DossierRow, { registrationId }, { submittedAt });
    if (dossier.changes.length > 0) await this.manager.upsert(DocumentRow, dossier.changes.map(toRow), ['id']);
  }

  private async withDocuments(row: DossierRow | null): Promise<Dossier | undefined> {
    if (!row) return undefined;
    const documents = await this.manager.findBy(DocumentRow, { registrationId: row.registrationId });
    return Dossier.unmarshalFromDatabase(row, documents.map(toDocument));
  }
}
