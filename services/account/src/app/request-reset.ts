import { randomUUID } from 'node:crypto';
import { contactsForReset, newGrant } from '../domain/grant.js';
import type { Channel } from '../domain/period.js';
import type { ChallengeRequested, Locale } from '../domain/registration.events.js';
import type { BrowserSecrets, Resettable } from './access.ports.js';
import type { UnitOfWork, Work } from './ports.js';
import type { Rules } from './rules.js';

export interface RequestResetCommand {
  readonly nik: string;
  readonly channel: Channel;
  /** Of whoever asks. */
  readonly locale: Locale;
  readonly deviceToken: string | undefined;
}

/** Who is to prove which contacts; without an address where nobody is to be written to. */
interface Asked {
  readonly registrationId: string;
  readonly locale: Locale;
  readonly contacts: readonly {
    readonly contactId: string;
    readonly channel: Channel;
    readonly address: string | null;
  }[];
}

const DAY_MS = 86_400_000;

/**
 * Begins to get back in without the password. Whoever asks learns nothing: where there is nobody, no proven contact or
 * too many tries, the same is looked up, written and published, about nobody.
 */
export class RequestReset {
  constructor(
    private readonly work: UnitOfWork,
    private readonly secrets: BrowserSecrets,
    private readonly rules: Pick<Rules, 'resetsADay'>,
  ) {}

  /** Gives the secret that names this browser. */
  async execute(command: RequestResetCommand): Promise<{ secret: string }> {
    const secret = this.secrets.draw();
    const handle = this.secrets.handleOf(secret);
    await this.work.run(async (tools) => {
      const found = await tools.grants.resettableOnceLocked(command.nik);
      const knownDevice = await this.isKnown(tools, command, found);
      const asked = await this.asked(tools, command, found, knownDevice);
      const { registrationId } = asked;
      const grants = asked.contacts.map(({ contactId }) =>
        newGrant({ handle, contactId, purpose: 'reset', registrationId, knownDevice }, tools.now),
      );
      const until = grants[0]?.expiresAt ?? tools.now;
      await tools.grants.add(grants);
      await tools.outbox.add(asked.contacts.map((contact) => this.challenge(asked, contact, { handle, until })));
      await tools.audit.write({ actor: 'anyone', action: 'reset.requested', subjectId: registrationId });
    });
    return { secret };
  }

  private isKnown({ devices }: Work, { deviceToken }: RequestResetCommand, found?: Resettable): Promise<boolean> {
    const deviceIndex = this.secrets.deviceIndexOf(deviceToken ?? '');
    return devices.knows(deviceIndex, found?.registrationId ?? randomUUID());
  }

  // Strangers use up their own share of the day alone, so that they cannot keep the owner's browser from its reset.
  private async asked(
    { grants, now }: Work,
    { channel, locale }: RequestResetCommand,
    found: Resettable | undefined,
    knownDevice: boolean,
  ): Promise<Asked> {
    const since = new Date(now.getTime() - DAY_MS);
    const resets = await grants.countResets(found?.registrationId ?? randomUUID(), since, knownDevice);
    const contacts = contactsForReset(found?.contacts ?? [], channel);
    if (found && contacts.length > 0 && resets < this.rules.resetsADay) return { ...found, contacts };
    const nobody = { contactId: randomUUID(), channel, address: null };
    return { registrationId: randomUUID(), locale, contacts: [nobody] };
  }

  private challenge(
    { registrationId, locale }: Asked,
    { contactId, channel, address }: Asked['contacts'][number],
    bounds: Pick<ChallengeRequested, 'handle' | 'until'>,
  ): ChallengeRequested {
    const about = { registrationId, contactId, channel, address, locale, ...bounds };
    return { type: 'challenge-requested', purpose: 'reset', ...about };
  }
}
