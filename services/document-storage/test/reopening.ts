import { ClaimInspection } from '../src/app/claim-inspection.js';
import { CloseOverdue } from '../src/app/close-overdue.js';
import { InspectDocument } from '../src/app/inspect-document.js';
import { Account } from './account.js';
import { type Answer, type Applicant, type Slot, sha256 } from './applicant.js';
import { Harness } from './document-storage.harness.js';
import { jpeg, truncatedJpeg } from './samples.js';

export const HOUR = 3_600;
const MOST = 1_000;

const named = ({ documentId }: Slot, bytes: Buffer) => ({ documentId, sha256: sha256(bytes) });
export const refusal = ({ status, json }: Answer) => [status, json().code];
export const inHours = (hours: number) => new Date(Date.now() + hours * HOUR * 1_000);

/** The service with an open period, a good picture and a broken one; inspections and sweeps happen when a test says so. */
export class Reopening {
  private constructor(
    readonly harness: Harness,
    readonly account: Account,
    readonly periodId: string,
    readonly photo: Buffer,
    readonly broken: Buffer,
  ) {}

  static async start(): Promise<Reopening> {
    const harness = await Harness.start();
    const periodId = await harness.openPeriod();
    return new Reopening(harness, new Account(harness), periodId, await jpeg(), await truncatedJpeg());
  }

  /** Leaves nothing to inspect or to sweep. */
  async settle(): Promise<void> {
    await this.harness.database.shiftClock(0);
    await this.harness.database.dataSource.query('delete from inspection');
    await this.harness.database.dataSource.query('update dossier set due_at = null');
  }

  pass(hours: number): Promise<void> {
    return this.harness.database.shiftClock(hours * HOUR);
  }

  people(count: number): Promise<Applicant[]> {
    return Promise.all(Array.from({ length: count }, () => this.harness.newApplicant()));
  }

  async inspectAll(): Promise<void> {
    const [claims, inspection] = [this.harness.app.get(ClaimInspection), this.harness.app.get(InspectDocument)];
    for (let task = await claims.execute(); task; task = await claims.execute()) await inspection.execute(task);
  }

  /** One look at everything that is due, as a sweeper takes it. */
  async sweep(): Promise<void> {
    const overdue = this.harness.app.get(CloseOverdue);
    for (const registrationId of await overdue.due(MOST, [])) await overdue.execute(registrationId);
  }

  /** How many registrations are due. */
  async due(): Promise<number> {
    return (await this.harness.app.get(CloseOverdue).backlog()).count;
  }

  submit(who: Applicant, documents: readonly (readonly [Slot, Buffer])[]): Promise<void> {
    const list = documents.map(([slot, bytes]) => named(slot, bytes));
    return this.account.submitted(who.registrationId, this.periodId, list);
  }

  /** Hands in a photo and a broken identity card, presses Daftar, and is told afterwards. Gives the card. */
  async refused(who: Applicant): Promise<Slot & { readonly receipt: string }> {
    const ktp = await who.hand('ktp', this.broken);
    const face = await who.hand('swafoto', this.photo);
    await this.submit(who, [
      [ktp, this.broken],
      [face, this.photo],
    ]);
    await this.inspectAll();
    return ktp;
  }

  /** What was published of somebody's documents, oldest first. */
  async told(who: Applicant): Promise<[string, unknown][]> {
    const events = await this.harness.eventsOf(who.registrationId);
    return events.map(({ type, data }) => [type.slice('id.daftar.document.'.length, -'.v1'.length), data.documentId]);
  }

  async times(event: string, who: Applicant): Promise<number> {
    return (await this.told(who)).filter(([type]) => type === event).length;
  }
}
