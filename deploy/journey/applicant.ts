import type { Channel, Period, Requirement } from './answers.js';
import { Client } from './client.js';
import type { Inboxes, Recipient } from './inbox.js';
import type { Person } from './person.js';

/** The system that the journey goes through. */
export interface Surroundings {
  /** Origin of the portal, for example http://localhost:8080. */
  readonly base: string;
  readonly inboxes: Inboxes;
  /** Whether to outlive a restart of the system. */
  readonly patient: boolean;
}

/** What this applicant prefers where there is a choice. */
export interface Preferences {
  readonly first: Channel;
  /** Types the code, or opens the link on a device that is not logged in. */
  readonly confirmBy: 'code' | 'link';
}

/** Somebody on the way, and what they learned so far. */
export class Applicant {
  client: Client;
  period?: Period;
  requirements: readonly Requirement[] = [];
  registrationNumber = '';
  readonly receipts: string[] = [];

  constructor(
    readonly person: Person,
    readonly preferences: Preferences,
    readonly surroundings: Surroundings,
  ) {
    this.client = this.newDevice();
  }

  /** A browser without any cookie of ours. */
  newDevice(): Client {
    return new Client(this.surroundings.base, this.surroundings.patient);
  }

  recipient(channel: Channel): Recipient {
    return { channel, address: channel === 'email' ? this.person.email : this.person.phone };
  }

  /** The contact that is proven first, as the period wants it. */
  get first(): Channel {
    const { verify } = this.readPeriod.policy;
    return verify === 'choice' ? this.preferences.first : verify;
  }

  /** The contacts to prove, in order: one message arrives for each. */
  get proofs(): readonly Channel[] {
    const other = this.first === 'email' ? 'sms' : 'email';
    const then = { other: [other], same: [this.first], none: [] } as const;
    return [this.first, ...then[this.readPeriod.policy.activate]];
  }

  /** Where the welcome arrives: by e-mail where that is proven. */
  get welcome(): Channel {
    return this.proofs.includes('email') ? 'email' : 'sms';
  }

  /** How many messages the whole way brings by a channel: one for each proof, and the welcome. */
  messagesBy(channel: Channel): number {
    const proofs = this.proofs.filter((proof) => proof === channel).length;
    return proofs + (channel === this.welcome ? 1 : 0);
  }

  /** Version of the privacy notice that the period shows. */
  get noticeVersion(): string {
    return this.readPeriod.noticeVersion;
  }

  private get readPeriod(): Period {
    if (!this.period) throw new Error('The applicant has not looked at the period yet.');
    return this.period;
  }
}
