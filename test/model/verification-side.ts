import type { RegistrationEvent } from '../../services/account/src/domain/registration.events.js';
import { CancelCase } from '../../services/verification/src/app/cancel-case.js';
import { CloseCase } from '../../services/verification/src/app/close-case.js';
import { ConfirmByCode } from '../../services/verification/src/app/confirm-by-code.js';
import { ConfirmByLink } from '../../services/verification/src/app/confirm-by-link.js';
import { CorrectContact } from '../../services/verification/src/app/correct-contact.js';
import { DisownContact } from '../../services/verification/src/app/disown-contact.js';
import { FollowMessage } from '../../services/verification/src/app/follow-message.js';
import { MoveDeadline } from '../../services/verification/src/app/move-deadline.js';
import { OpenCase } from '../../services/verification/src/app/open-case.js';
import type { Scope, UnitOfWork, Vault } from '../../services/verification/src/app/ports.js';
import { ResendCode } from '../../services/verification/src/app/resend-code.js';
import { SettleDue } from '../../services/verification/src/app/settle-due.js';
import { StartActivation } from '../../services/verification/src/app/start-activation.js';
import { SwitchSending } from '../../services/verification/src/app/switch-sending.js';
import type { CaseEvent, ChallengeIssued } from '../../services/verification/src/domain/case.events.js';
import { Case } from '../../services/verification/src/domain/case.js';
import type { NewContact } from '../../services/verification/src/domain/case.record.js';
import type { MessageMove } from '../../services/verification/src/domain/challenge.states.js';
import { DEFAULT_NUMBERS, rulesOf } from '../../services/verification/src/domain/rules.js';
import { type SendingSwitch, sendingAfter } from '../../services/verification/src/domain/sending.js';
import type { Channel } from '../../services/verification/src/domain/terms.js';

const rules = rulesOf(DEFAULT_NUMBERS);
const contactOf = (contactId: string, channel: Channel): NewContact => ({
  contactId,
  channel,
  sealedRecipient: 'sealed',
  recipientHash: null,
});

/** A message that went out, with what it carried. */
export interface Message extends ChallengeIssued {
  readonly code: string;
  readonly token: string;
}

/** The use cases of verification over the case of one registration that is kept in memory. */
export class VerificationSide {
  readonly messages: Message[] = [];
  private kept: ReturnType<Case['snapshot']> | undefined;
  private readonly switches: SendingSwitch[] = [];
  private drawn = 0;

  constructor(
    private readonly clock: () => Date,
    private readonly publish: (event: CaseEvent) => void,
  ) {}

  get case() {
    return this.kept;
  }

  async hear(event: RegistrationEvent): Promise<void> {
    const { registrationId } = event;
    switch (event.type) {
      case 'submitted': {
        const contacts = event.contacts.map(({ contactId, channel }) => contactOf(contactId, channel));
        const { activate: activation, verifyHours, activateHours } = event.policy;
        const about = { registrationId, sealedPerson: 'p', contacts, activation, verifyHours, activateHours };
        const { periodId, first: firstContactId, locale } = event;
        return new OpenCase(this.work, this.vault).execute({ ...about, periodId, firstContactId, locale });
      }
      case 'verified':
        return new StartActivation(this.work, this.vault).execute(event);
      case 'activated':
        return new CloseCase(this.work).execute(event);
      case 'cancelled':
        return new CancelCase(this.work).execute(event);
      case 'contact-corrected': {
        const { contactId, channel } = event.contact;
        const correction = { registrationId, replaces: event.replaces, ...contactOf(contactId, channel) };
        return new CorrectContact(this.work, this.vault).execute(correction);
      }
      case 'deadline-moved':
        if (event.purpose === 'document') return;
        return new MoveDeadline(this.work, this.vault).execute({ ...event, purpose: event.purpose });
      case 'notice':
        return;
    }
  }

  confirmByCode(registrationId: string, code: string) {
    return new ConfirmByCode(this.work, this.vault).execute({ registrationId, code });
  }

  confirmByLink(sessionOf: string, token: string) {
    return new ConfirmByLink(this.work, this.vault).execute({ token, sessionOf });
  }

  disown(token: string) {
    return new DisownContact(this.work, this.vault).execute({ token });
  }

  resend(registrationId: string, channel: Channel | undefined) {
    return new ResendCode(this.work, this.vault).execute({ registrationId, channel });
  }

  follow({ registrationId, challengeId }: Message, news: MessageMove, at: Date) {
    return new FollowMessage(this.work).execute({ registrationId, challengeId, news, at });
  }

  switch(channel: Channel, on: boolean) {
    return new SwitchSending(this.work).execute({ channel, on, at: this.clock() });
  }

  async sweep(registrationId: string): Promise<void> {
    for (const kind of ['channel', 'switch', 'renewal', 'lapse'] as const)
      await new SettleDue(this.work, this.vault).execute({ kind, registrationId });
  }

  private readonly work: UnitOfWork = {
    run: (use) => use(this.scope as unknown as Scope),
    runJointly: (_key, use) => use(this.scope as unknown as Scope),
  };

  private get scope() {
    const now = this.clock();
    return {
      now,
      rules,
      cases: {
        lock: async () => this.lock(now),
        lockIfFree: async () => this.lock(now),
        findLink: async (token: string) => this.messages.find((message) => message.token === token),
        add: async (opened: Case) => this.save(opened),
        save: async (changed: Case) => this.save(changed),
      },
      grants: { lockOfChallenge: async () => undefined, lockAllOf: async () => [] },
      erasures: { isErased: async () => false },
      recipients: { sharers: async () => 0, sends: async () => 0 },
      switches: {
        state: async () => sendingAfter(this.switches),
        add: async (heard: Omit<SendingSwitch, 'switchId' | 'offSince'>) => {
          const before = this.switches.findLast(({ channel }) => channel === heard.channel);
          const offSince = heard.on ? (before?.at ?? null) : null;
          this.switches.push({ ...heard, offSince, switchId: this.switches.length + 1 });
        },
      },
    };
  }

  private readonly vault = {
    takeOver: ({ registrationId, contacts }: { registrationId: string; contacts: readonly NewContact[] }) => ({
      registrationId,
      wrappedKey: 'k',
      sealedPerson: 'p',
      contacts,
    }),
    takeOverContact: (_: unknown, { contactId, channel }: NewContact) => contactOf(contactId, channel),
    draw: (_: unknown, { contactId, channel }: NewContact) => {
      const nth = String(++this.drawn);
      const envelope = { recipient: 'r', name: 'n', code: 'c' };
      return {
        challengeId: `c${nth}`,
        contactId,
        channel,
        codeHash: nth.padStart(64, '0'),
        linkHash: nth.padStart(64, '0'),
        envelope,
      };
    },
    isCode: ({ codeHash }: { codeHash: string }, code: string) => codeHash === code.padStart(64, '0'),
    linkHash: (token: string) => token,
    masked: () => 'm***',
    isBirthDate: () => true,
  } as unknown as Vault;

  private lock(now: Date): Case | undefined {
    if (!this.kept) return undefined;
    const locked = Case.rebuiltFromStorageUnchecked(this.kept, rules);
    const { switchesHeard } = this.kept.record;
    locked.hearSwitches(
      this.switches.filter(({ switchId }) => switchId > switchesHeard),
      now,
    );
    return locked;
  }

  private save(changed: Case): void {
    this.kept = changed.snapshot();
    for (const event of changed.releaseEvents()) {
      if (event.kind === 'challenge-issued') {
        const nth = event.challengeId.slice(1);
        this.messages.push({ ...event, code: nth.padStart(6, '0'), token: `t${nth}` });
      }
      this.publish(event);
    }
  }
}
