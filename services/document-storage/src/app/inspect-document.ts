import { createHash } from 'node:crypto';
import { codeOf, dispositionOf } from '#errors';
import { createLogger } from '#runtime';
import type { Document } from '../domain/document.js';
import type { Dossier } from '../domain/dossier.js';
import type { Verdict } from '../domain/dossier.properties.js';
import type { ReplacementWindow } from '../domain/replacement-window.js';
import { auditOf } from './audit-of.js';
import type {
  ContentChecker,
  DocumentCipher,
  Finding,
  InspectionTask,
  MalwareScanner,
  ObjectStorage,
  UnitOfWork,
} from './ports.js';

/** How an inspection ended; `taken-over` when another inspector's outcome counts, or nobody waits for one any more. */
export type InspectionOutcome = 'accepted' | 'rejected' | 'postponed' | 'taken-over';

const log = createLogger('inspection');
// A file that brought the inspector down three times is refused: its owner is told and can send another, which is
// kinder than a document that is "being inspected" until the deadline has passed.
const MOST_ATTEMPTS = 3;
const LONGEST_WAIT_SECONDS = 60;

/** Looks at a committed document once, writes its clean copy from the very bytes it looked at, and says what it found. */
export class InspectDocument {
  constructor(
    private readonly work: UnitOfWork,
    private readonly storage: ObjectStorage,
    /** Null where none is configured. */
    private readonly scanner: MalwareScanner | null,
    private readonly checker: ContentChecker,
    private readonly cipher: DocumentCipher,
    private readonly window: ReplacementWindow,
  ) {}

  /** Throws only when the database is away; the lease then brings the document back. */
  async execute(task: InspectionTask): Promise<InspectionOutcome> {
    const dossier = await this.work.run(({ dossiers }) => dossiers.read(task.registrationId));
    const document = dossier?.all.find(({ id }) => id === task.documentId);
    // Its person was erased in between.
    if (!dossier || !document) return 'taken-over';
    try {
      const verdict = await this.judge(task, dossier, document);
      return await this.record(task, document, verdict);
    } catch (error) {
      return this.giveBack(task, error);
    }
  }

  private async judge(task: InspectionTask, dossier: Dossier, document: Document): Promise<Verdict> {
    if (task.attempt > MOST_ATTEMPTS) return { accepted: false, reason: 'inspection-failed' };
    const found = await this.seal(dossier, document);
    if ('reason' in found) return { accepted: false, reason: found.reason };
    await this.storage.writeClean(document, found.encrypted);
    return { accepted: true, warnings: found.warnings };
  }

  // A step that is over holds nothing: so a large document is held once or twice at a time, and not four times.
  private async seal(dossier: Dossier, document: Document) {
    const finding = await this.examine(document);
    if ('reason' in finding) return finding;
    const { clean, warnings } = finding;
    return { encrypted: this.cipher.encrypt(dossier, document, clean), warnings };
  }

  private async examine(document: Document): Promise<Finding> {
    const { slot } = document;
    const bytes = await this.storage.readUpload(document);
    if (!bytes) return { reason: 'upload-missing' };
    if (bytes.length !== slot.sizeBytes) return { reason: 'wrong-size' };
    if (createHash('sha256').update(bytes).digest('hex') !== slot.sha256) return { reason: 'checksum-mismatch' };
    const finding = await this.checker.check(bytes, slot);
    if ('reason' in finding) return finding;
    const threat = await this.scanner?.scan(bytes);
    return threat ? { reason: threat } : finding;
  }

  private async record(task: InspectionTask, document: Document, verdict: Verdict): Promise<InspectionOutcome> {
    const ours = await this.work.run(async ({ inspections, dossiers, events, audit, now }) => {
      if (!(await inspections.finish(task))) return false;
      const dossier = await dossiers.lock(task.registrationId);
      if (!dossier) throw new Error('an inspection without its documents');
      dossier.decide(task.documentId, verdict, now, this.window);
      await dossiers.save(dossier);
      const happened = dossier.releaseEvents();
      await events.publish(happened);
      const action = verdict.accepted ? 'document.accepted' : 'document.rejected';
      const actor = 'inspection';
      await audit.add([{ actor, action, subjectId: task.documentId }, ...auditOf(happened, actor)]);
      return true;
    });
    if (!ours) return 'taken-over';
    // Nothing reads the upload any more, and it lies there in clear.
    await this.storage
      .removeUpload(document.slot)
      .catch((error: unknown) => log.error('upload.left-behind', error, { documentId: task.documentId }));
    return verdict.accepted ? 'accepted' : 'rejected';
  }

  private async giveBack(task: InspectionTask, error: unknown): Promise<InspectionOutcome> {
    const partAway = dispositionOf(error) === 'retryable';
    const tries = partAway ? task.postponed + 1 : task.attempt;
    const delaySeconds = Math.min(LONGEST_WAIT_SECONDS, 2 ** tries) * (0.5 + Math.random() / 2);
    const fields = { documentId: task.documentId, attempt: task.attempt, tries };
    if (partAway) log.warn('inspection.postponed', { ...fields, code: codeOf(error) });
    else log.error('inspection.failed', error, fields);
    await this.work.run(({ inspections }) => inspections.postpone(task, delaySeconds, !partAway));
    return 'postponed';
  }
}
