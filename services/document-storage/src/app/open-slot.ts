import { randomUUID } from 'node:crypto';
import type { Idempotency } from '#database';
import { invalidRequest } from '#errors';
import { requirementsUnknown } from '../domain/document.errors.js';
import type { Document } from '../domain/document.js';
import { currentPeriod } from '../domain/period.js';
import type { DeclaredFile, Requirement } from '../domain/requirement.js';
import type { ObjectStorage, Scope, UnitOfWork, UploadForm } from './ports.js';

export interface OpenSlotCommand extends DeclaredFile {
  readonly registrationId: string;
  readonly idempotencyKey: string;
  readonly kind: string;
  readonly sha256: string;
}

export interface OpenedSlot {
  readonly documentId: string;
  readonly upload: UploadForm;
  readonly expiresAt: Date;
}

/** Promises a place for one file of one kind. The upload goes to the object storage, not through here. */
export class OpenSlot {
  constructor(
    private readonly work: UnitOfWork,
    private readonly idempotency: Idempotency,
    private readonly storage: ObjectStorage,
  ) {}

  async execute(command: OpenSlotCommand): Promise<OpenedSlot> {
    const document = await this.work.run(async (scope) => {
      // The form lets its holder upload, so it is made anew from the slot instead of being remembered.
      const { answer } = await this.idempotency.once(
        requestOf(command),
        () => this.open(command, scope),
        () => command.registrationId,
      );
      const dossier = await scope.dossiers.read(command.registrationId);
      return dossier?.find(answer.documentId);
    });
    if (!document) throw new Error('a slot that was answered is missing');
    return { documentId: document.id, upload: this.storage.uploadForm(document), expiresAt: document.slot.expiresAt };
  }

  private async open(command: OpenSlotCommand, scope: Scope): Promise<{ documentId: string }> {
    const { dossiers, audit, now } = scope;
    const periods = await scope.periods.all();
    const current = currentPeriod(periods, now);
    if (!current) throw requirementsUnknown();
    const dossier = await dossiers.lockOrCreate(command.registrationId, current.id);
    const period = periods.find(({ id }) => id === dossier.properties.periodId) ?? current;
    const requirement = period.requirementFor(command.kind) ?? refuseKind(period.requirements);
    const document = dossier.openSlot({ ...command, documentId: randomUUID() }, requirement, now);
    await dossiers.save(dossier);
    await audit.add([entryOf(document)]);
    return { documentId: document.id };
  }
}

function requestOf({
  registrationId,
  idempotencyKey,
  kind,
  fileName,
  contentType,
  sizeBytes,
  sha256,
}: OpenSlotCommand) {
  const body = JSON.stringify({ kind, fileName, contentType, sizeBytes, sha256 });
  return { scope: `documents.slots:${registrationId}`, key: idempotencyKey, body };
}

function refuseKind(requirements: readonly Requirement[]): never {
  const kinds = requirements.map(({ kind }) => kind).join(', ');
  const detail = { id: `Jenis dokumen yang diminta: ${kinds}.`, en: `The kinds that are asked for: ${kinds}.` };
  throw invalidRequest({ fields: [{ pointer: '/kind', code: 'kind-not-asked-for', detail }] });
}

function entryOf({ id, slot }: Document) {
  return {
    actor: slot.registrationId,
    action: 'document.slot-opened',
    subjectId: id,
    fields: ['kind', 'contentType', 'sizeBytes', 'sha256'],
  };
}
