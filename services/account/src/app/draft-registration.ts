import { randomInt, randomUUID } from 'node:crypto';
import type { ContactAddresses } from '../domain/contact.js';
import type { PasswordPolicy } from '../domain/password.policy.js';
import { periodNotOpen } from '../domain/period.errors.js';
import type { PersonData } from '../domain/person.js';
import type { PersonWarning } from '../domain/person.warnings.js';
import type { Locale } from '../domain/registration.events.js';
import { Registration } from '../domain/registration.js';
import { drawRegistrationNumber } from '../domain/registration-number.js';
import type { Passwords } from './access.ports.js';
import { choosePassword, factsOf } from './choose-password.js';
import type { IdempotentRequest, UnitOfWork, Work } from './ports.js';
import type { PrivacyNotice } from './privacy-notice.js';
import type { Rules } from './rules.js';
import type { Client, StartedSession, StartSession } from './start-session.js';

export interface DraftRegistrationCommand {
  readonly request: IdempotentRequest;
  readonly person: PersonData;
  readonly contacts: ContactAddresses;
  readonly password: string;
  readonly consent: { readonly noticeVersion: string; readonly swafoto: boolean };
  readonly locale: Locale;
  readonly client: Client;
}

export interface Drafted {
  readonly registrationId: string;
  readonly registrationNumber: string;
  readonly state: 'draft';
  readonly warnings: readonly PersonWarning[];
  /** ISO 8601: a remembered answer comes back as JSON. */
  readonly expiresAt: string;
}

/** Keeps data diri as a draft. A draft claims no NIK, so nobody can block another person by typing a number. */
export class DraftRegistration {
  constructor(
    private readonly work: UnitOfWork,
    private readonly passwords: Passwords,
    private readonly policy: PasswordPolicy,
    private readonly startSession: StartSession,
    private readonly rules: Rules,
    private readonly notice: PrivacyNotice,
  ) {}

  /** The session is undefined for a replay: whoever repeats a request proves nothing by it. */
  async execute(command: DraftRegistrationCommand): Promise<{ drafted: Drafted; session: StartedSession | undefined }> {
    const passwordHash = await this.passwords.hash(this.chosen(command));
    return this.work.run(async (tools) => {
      let session: StartedSession | undefined;
      const work = async () => {
        const drafted = await this.draft(command, passwordHash, tools);
        session = await this.startSession.inside(tools, drafted.registrationId, command.client);
        return drafted;
      };
      const { answer } = await tools.once(command.request, work, ({ registrationId }) => registrationId);
      return { drafted: answer, session };
    });
  }

  private chosen({ person, contacts, password }: DraftRegistrationCommand): string {
    const addresses = Object.values(contacts).map((address) => ({ address }));
    return choosePassword(this.policy, factsOf(person, addresses), password, '/password');
  }

  private async draft(command: DraftRegistrationCommand, passwordHash: string, tools: Work): Promise<Drafted> {
    const { periods, registrations, timeline, audit, now } = tools;
    const period = await periods.current(now);
    if (!period) throw periodNotOpen();
    period.mustBeOpen(now);
    const { person, contacts, consent, locale } = command;
    this.notice.mustBe(consent.noticeVersion, '/consent/noticeVersion');
    const draftExpiresAt = this.rules.draftEnd(now);
    const ids = {
      registrationId: randomUUID(),
      registrationNumber: drawRegistrationNumber(randomInt),
      periodId: period.periodId,
      contactIds: { email: randomUUID(), sms: randomUUID() },
    };
    const registration = Registration.draft(
      { ...ids, person, contacts, passwordHash, consent, locale, draftExpiresAt },
      now,
    );
    await registrations.add(registration);
    const { registrationId, registrationNumber } = ids;
    await timeline.add(registrationId, [{ at: now, kind: 'draft-created', detail: {} }]);
    await audit.write({ actor: 'applicant', action: 'registration.drafted', subjectId: registrationId });
    const { warnings } = registration.data;
    return { registrationId, registrationNumber, state: 'draft', warnings, expiresAt: draftExpiresAt.toISOString() };
  }
}
