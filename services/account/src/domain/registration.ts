import { type Contact, type ContactAddresses, contactAddresses } from './contact.js';
import type { KnownDocument } from './document.js';
import type { Channel } from './period.js';
import { changedPerson, type PersonChanges, person } from './person.js';
import { warningsOf } from './person.warnings.js';
import type { NewRegistration, Proof, RegistrationData, Submission } from './registration.data.js';
import { moveRefused, registrationEnded, registrationNotDraft } from './registration.errors.js';
import type { CancellationReason, RegistrationEvent } from './registration.events.js';
import { checkMoves, type MoveName, moves, type State } from './registration.states.js';
import { completeDocuments, firstContact } from './submission.js';

/** What each move leaves behind besides the state. */
const marks = {
  submit: () => ({}),
  verify: (now: Date) => ({ verifiedAt: now }),
  activate: (now: Date) => ({ activatedAt: now }),
  cancel: () => ({}),
} satisfies Record<MoveName, (now: Date) => Partial<RegistrationData>>;
checkMoves(moves, Object.keys(marks));

/** One applicant's registration; one account is one registration. */
export class Registration {
  private readonly events: RegistrationEvent[] = [];

  private constructor(private current: RegistrationData) {}

  /** @throws CodedError `invalid-request` with a pointer to each field that cannot be. */
  static draft(given: NewRegistration, now: Date): Registration {
    const { contacts: addresses, contactIds, noticeVersion, ...rest } = given;
    const tidied = person(given.person, now);
    const { email = '', phone = '' } = contactAddresses(addresses);
    const contact = (channel: Channel, address: string): Contact => ({
      contactId: contactIds[channel],
      channel,
      address,
      provenAt: null,
    });
    return new Registration({
      ...rest,
      state: 'draft',
      person: tidied,
      warnings: warningsOf(tidied),
      contacts: [contact('email', email), contact('sms', phone)],
      documents: [],
      consent: { noticeVersion, at: now },
      createdAt: now,
      stateSince: now,
      submission: null,
      verifiedAt: null,
      activatedAt: null,
      cancelled: null,
    });
  }

  /** For the store alone: nothing is checked, for it was when it was written. */
  static unsafelyFromStorage(data: RegistrationData): Registration {
    return new Registration(data);
  }

  get data(): RegistrationData {
    return this.current;
  }

  releaseEvents(): RegistrationEvent[] {
    return this.events.splice(0);
  }

  /** Replaces some of the data diri. @throws CodedError `registration-not-draft`, `invalid-request` */
  edit(changes: { person?: PersonChanges; contacts?: Partial<ContactAddresses> }, now: Date): void {
    if (this.current.state !== 'draft') throw registrationNotDraft();
    const { email, phone } = contactAddresses(changes.contacts ?? {});
    const replaced = { email, sms: phone };
    const edited = changedPerson(this.current.person, changes.person ?? {}, now);
    const contacts = this.current.contacts.map((contact) => ({
      ...contact,
      address: replaced[contact.channel] ?? contact.address,
    }));
    this.current = { ...this.current, person: edited, warnings: warningsOf(edited), contacts };
  }

  /**
   * Presses *Daftar*.
   * @throws CodedError `registration-cancelled`, `registration-move-refused`, `documents-incomplete`, `invalid-request`
   */
  submit({ receipts, first, policy, requirements }: Submission, now: Date): void {
    const { registrationId, periodId, documents: known, contacts, person: who, locale } = this.current;
    if (this.current.state === 'cancelled') throw registrationEnded();
    const chosen = firstContact(contacts, policy, first);
    const handedIn = completeDocuments({ registrationId, receipts, known, requirements });
    this.move('submit', now);
    for (const { documentId, kind, sha256 } of handedIn) {
      const before = known.find((document) => document.documentId === documentId);
      this.keep({
        reason: null,
        state: 'committed',
        changedAt: now,
        ...before,
        documentId,
        kind,
        sha256,
        submitted: true,
      });
    }
    this.current = { ...this.current, submission: { at: now, first: chosen.contactId, policy } };
    this.events.push({
      type: 'submitted',
      registrationId,
      periodId,
      policy,
      first: chosen.contactId,
      contacts,
      person: { name: who.name, birthDate: who.birthDate },
      documents: handedIn.map(({ documentId, sha256 }) => ({ documentId, sha256 })),
      locale,
    });
  }

  /**
   * Whether a proof still changes something. A contact that is no longer current proves nothing, a proof that was
   * heard before changes nothing, and what has ended stays ended.
   */
  awaits({ contactId, purpose }: Proof): boolean {
    const { state, contacts } = this.current;
    if (state === 'cancelled' || !contacts.some((contact) => contact.contactId === contactId)) return false;
    return purpose === 'verify' ? state !== 'verified' && state !== 'active' : state !== 'active';
  }

  /** The first contact is proven and the NIK is this registration's. @throws CodedError `registration-move-refused` */
  verify(proof: Proof, now: Date): void {
    this.move('verify', now);
    this.prove(proof);
    this.events.push({ type: 'verified', registrationId: this.current.registrationId });
    if (this.current.submission?.policy.activate === 'none') this.activate(proof, now);
  }

  /** @throws CodedError `registration-move-refused` */
  activate(proof: Proof, now: Date): void {
    this.move('activate', now);
    this.prove(proof);
    this.events.push({ type: 'activated', registrationId: this.current.registrationId });
  }

  /** @throws CodedError `registration-move-refused` */
  cancel(reason: CancellationReason, now: Date): void {
    this.move('cancel', now);
    this.current = { ...this.current, cancelled: { reason, at: now } };
    this.events.push({ type: 'cancelled', registrationId: this.current.registrationId, reason });
  }

  /** Remembers how the inspection of a document ended. */
  inspected(document: Omit<KnownDocument, 'submitted' | 'changedAt'>, now: Date): void {
    const before = this.current.documents.find(({ documentId }) => documentId === document.documentId);
    this.keep({ ...document, submitted: before?.submitted ?? false, changedAt: now });
  }

  private keep(document: KnownDocument): void {
    const others = this.current.documents.filter(({ documentId }) => documentId !== document.documentId);
    this.current = { ...this.current, documents: [...others, document] };
  }

  private prove({ contactId, at }: Proof): void {
    const proven = (contact: Contact) =>
      contact.contactId === contactId ? { ...contact, provenAt: contact.provenAt ?? at } : contact;
    this.current = { ...this.current, contacts: this.current.contacts.map(proven) };
  }

  private move(name: MoveName, now: Date): void {
    const { from, to } = moves[name];
    const { state } = this.current;
    if (!(from as readonly State[]).includes(state)) throw moveRefused({ extra: { state, move: name } });
    this.current = { ...this.current, ...marks[name](now), state: to, stateSince: now };
  }
}
