import { ApplyExtensions } from '../../services/account/src/app/apply-extensions.js';
import { CancelRival } from '../../services/account/src/app/cancel-rival.js';
import { CorrectContact } from '../../services/account/src/app/correct-contact.js';
import { ExtendDeadlines } from '../../services/account/src/app/extend-deadlines.js';
import { HearLapse } from '../../services/account/src/app/hear-lapse.js';
import { KeepDeadline } from '../../services/account/src/app/keep-deadline.js';
import { NoteChannelFailure } from '../../services/account/src/app/note-channel-failure.js';
import type { PeriodWork, UnitOfWork, Work } from '../../services/account/src/app/ports.js';
import { ProveContact } from '../../services/account/src/app/prove-contact.js';
import type { DueWork } from '../../services/account/src/app/waiting.ports.js';
import type { Deadline } from '../../services/account/src/domain/deadline.js';
import { type Extension, extendedStates } from '../../services/account/src/domain/extension.js';
import type { Channel } from '../../services/account/src/domain/period.js';
import type { Purpose } from '../../services/account/src/domain/registration.data.js';
import type { RegistrationEvent } from '../../services/account/src/domain/registration.events.js';
import { Registration } from '../../services/account/src/domain/registration.js';
import type { CaseEvent } from '../../services/verification/src/domain/case.events.js';

const PERIOD = 'p1';
const RULES = { reminderHours: [24, 3], correctionsADay: 3 };

/** The use cases of account over one registration that is kept in memory. */
export class AccountSide {
  /** Whether somebody else holds the NIK. */
  rivalHolds = false;
  readonly recorded: { readonly extension: Extension; readonly at: Date }[] = [];
  private kept: Registration['data'];
  private isRival = false;
  private readonly deadlines = new Map<Purpose, Deadline>();
  private readonly applied = new Set<string>();

  constructor(
    begun: Registration,
    private readonly clock: () => Date,
    private readonly publish: (event: RegistrationEvent) => void,
  ) {
    this.kept = begun.data;
    for (const event of begun.releaseEvents()) publish(event);
  }

  get data(): Registration['data'] {
    return this.kept;
  }

  async hear(event: CaseEvent): Promise<void> {
    if (event.kind === 'contact-verified') {
      const { registrationId, ...proof } = event;
      await new ProveContact(this.work).execute({ registrationId, proof });
    } else if (event.kind === 'contact-lapsed') await new HearLapse(this.work).execute(event);
    else if (event.kind === 'deadline-set') await new KeepDeadline(this.work, RULES).execute(event);
    else if (event.kind === 'channel-failed') await new NoteChannelFailure(this.work).execute(event);
  }

  /** @throws CodedError where a correction is not possible */
  async correct(channel: Channel, nth: number): Promise<void> {
    const value = channel === 'email' ? `orang${nth}@contoh.id` : `+62812345${String(nth).padStart(5, '0')}`;
    const { registrationId } = this.kept;
    await new CorrectContact(this.work, RULES).execute({ registrationId, channel, value });
  }

  /** An administrator records more time; from here on it counts against lapses on their way. */
  async record(purpose: Purpose, until: Date): Promise<void> {
    await new ExtendDeadlines(this.periodWork).execute({ periodId: PERIOD, purpose, until, reason: 'provider-outage' });
  }

  /** The `work` role once: it brings extensions, and ends the losers of a NIK. */
  async sweep(): Promise<void> {
    const extensions = new ApplyExtensions(this.work, this.waiting);
    for (const item of await extensions.due(10, [])) await extensions.handle(item);
    if (this.isRival) await new CancelRival(this.work, this.waiting).handle(this.kept.registrationId);
  }

  /** Somebody else claims the NIK first, where nobody did: that one's transaction queues this registration. */
  loseNik(): void {
    if (this.kept.state !== 'draft' && this.kept.state !== 'submitted') return;
    this.rivalHolds = true;
    this.isRival = this.kept.state === 'submitted';
  }

  private readonly work: UnitOfWork = { run: (use) => use(this.tools as unknown as Work) };
  private readonly periodWork: UnitOfWork<PeriodWork> = {
    run: (use) => use(this.periodTools as unknown as PeriodWork),
  };

  private keep(data: Registration['data']): void {
    this.kept = data;
  }

  private endRivalry(): void {
    this.isRival = false;
  }

  private get holder(): string | undefined {
    return this.rivalHolds ? 'r2' : undefined;
  }

  private get registration(): Registration {
    return Registration.unsafelyFromStorage(this.kept);
  }

  private get tools() {
    return {
      now: this.clock(),
      registrations: {
        lock: async () => this.registration,
        lockIfFree: async () => this.registration,
        save: async ({ data }: Registration) => this.keep(data),
        holderOfNik: async () => this.holder,
        holderOfNikOnceLocked: async () => this.holder,
        queueRivals: async () => undefined,
        dropRival: async () => this.endRivalry(),
      },
      deadlines: {
        set: async (deadline: Deadline) => void this.deadlines.set(deadline.purpose, deadline),
        of: async (_: string, purpose: Purpose) => this.deadlines.get(purpose),
        forget: async (contactId: string) => {
          for (const [purpose, each] of this.deadlines)
            if (each.contactId === contactId) this.deadlines.delete(purpose);
        },
      },
      extensions: {
        covering: async (_: string, purpose: Purpose, now: Date) => this.covering(purpose, now),
        get: async (extensionId: string) => this.extension(extensionId),
        apply: async (extensionId: string) => this.applied.size < this.applied.add(extensionId).size,
      },
      timeline: { add: async () => undefined },
      audit: { write: async () => undefined },
      outbox: { add: async (events: readonly RegistrationEvent[]) => events.forEach(this.publish) },
      periods: { get: async () => ({ periodId: PERIOD }) },
      requirements: { of: async () => [] },
    };
  }

  private get periodTools() {
    return {
      now: this.clock(),
      periods: { get: async () => ({ periodId: PERIOD }) },
      extensions: {
        lock: async () => undefined,
        find: async (_: string, purpose: Purpose, until: Date) =>
          this.recorded.find(
            ({ extension: { terms } }) => terms.purpose === purpose && terms.until.getTime() === until.getTime(),
          )?.extension.extensionId,
        add: async (extension: Extension) => void this.recorded.push({ extension, at: this.clock() }),
      },
      audit: { write: async () => undefined },
    };
  }

  private readonly waiting = {
    openExtensions: async () => this.recorded.map(({ extension }) => extension.extensionId),
    uncovered: async (extensionId: string) => {
      const { purpose } = this.extension(extensionId).terms;
      const isCovered = extendedStates[purpose].includes(this.kept.state) && !this.applied.has(extensionId);
      return isCovered ? [this.kept.registrationId] : [];
    },
    finishExtension: async () => undefined,
  } as unknown as DueWork;

  private extension(extensionId: string): Extension {
    const found = this.recorded.find(({ extension }) => extension.extensionId === extensionId);
    if (!found) throw new Error('an extension that nobody recorded');
    return found.extension;
  }

  private covering(purpose: Purpose, now: Date): Extension | undefined {
    const covers = this.recorded.map(({ extension }) => extension).filter(({ terms }) => terms.purpose === purpose);
    const ahead = covers.filter(({ terms }) => terms.until > now);
    return ahead.sort((a, b) => b.terms.until.getTime() - a.terms.until.getTime())[0];
  }
}
