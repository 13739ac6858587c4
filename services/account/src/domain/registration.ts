import { contactAlreadyProven, contactNotAwaited } from './contact.errors.js';
import { type Contact, type ContactAddresses, contactAddresses, newContact } from './contact.js';
import { oneCorrectionMore } from './corrections.js';
import type { KnownDocument } from './document.js';
import { newRegistrationData } from './new-registration.js';
import { changedPerson, type PersonChanges } from './person.js';
import { warningsOf } from './person.warnings.js';
import type { Correction, NewRegistration, Proof, Purpose, RegistrationData, Submission } from './registration.data.js';
import { moveRefused, registrationEnded, registrationNotDraft } from './registration.errors.js';
import type { CancellationReason, RegistrationEvent } from './registration.events.js';
import { checkMoves, type MoveName, moves, type State } from './registration.states.js';
import { completeDocuments, firstContact } from './submission.js';

/** What each move leaves behind besides the state. */
const marks = {
  submit: () => ({ draftExpiresAt: null }),
  verify: (now: Date) => ({ verifiedAt: now }),
  activate: (now: Date) => ({ activatedAt: now }),
  cancel: () => ({ draftExpiresAt: null }),
} satisfies Record<MoveName, (now: Date) => Partial<RegistrationData>>;
checkMoves(moves, Object.keys(marks));

type Inspected = Omit<KnownDocument, 'submitted' | 'changedAt' | 'reopenedUntil'>;
const later = (a: Date | null, b: Date) => (a && a > b ? a : b);

/** One applicant's registration; one account is one registration. */
export class Registration {
  private readonly events: RegistrationEvent[] = [];

  private constructor(private current: RegistrationData) {}

  /** @throws CodedError `invalid-request` with a pointer to each field that cannot be. */
  static draft(given: NewRegistration, now: Date): Registration {
    return new Registration(newRegistrationData(given, now));
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
        reopenedUntil: null,
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

  /** Whether the time to prove this contact is a time that runs now. */
  isDue({ contactId, purpose }: Pick<Proof, 'contactId' | 'purpose'>): boolean {
    return this.duePurpose === purpose && this.contact(contactId) !== undefined;
  }

  /** What has to be proven next. */
  get duePurpose(): Purpose | undefined {
    const { state } = this.current;
    return state === 'submitted' ? 'verify' : state === 'verified' ? 'activate' : undefined;
  }

  contact(contactId: string): Contact | undefined {
    return this.current.contacts.find((contact) => contact.contactId === contactId);
  }

  /** Remembers something of a contact; of one that was replaced nothing. */
  note(contactId: string, what: Partial<Pick<Contact, 'challengedAt' | 'channelFailedAt' | 'disownedAt'>>): boolean {
    if (!this.contact(contactId)) return false;
    const noted = (contact: Contact) => (contact.contactId === contactId ? { ...contact, ...what } : contact);
    this.current = { ...this.current, contacts: this.current.contacts.map(noted) };
    return true;
  }

  /**
   * Replaces a mistyped contact by another one, of which nothing is proven. The same address again changes nothing.
   * @throws CodedError `registration-cancelled`, `contact-not-awaited`, `contact-already-proven`, `correction-limit`,
   * `invalid-request`
   */
  correct({ channel, address, contactId, mostADay }: Correction, now: Date): boolean {
    const tidied = contactAddresses(channel === 'email' ? { email: address } : { phone: address });
    const value = (channel === 'email' ? tidied.email : tidied.phone) ?? address;
    const before = this.current.contacts.find((contact) => contact.channel === channel);
    if (this.current.state === 'cancelled') throw registrationEnded();
    if (before?.provenAt) throw contactAlreadyProven();
    if (!before || !this.duePurpose) throw contactNotAwaited();
    if (before.address === value) return false;
    const contact = newContact({ contactId, channel, address: value });
    const { submission, contacts, registrationId } = this.current;
    const first = submission?.first === before.contactId ? { first: contactId } : {};
    this.current = {
      ...this.current,
      contacts: contacts.map((one) => (one === before ? contact : one)),
      submission: submission && { ...submission, ...first },
      corrections: oneCorrectionMore(this.current.corrections, mostADay, now),
    };
    this.events.push({ type: 'contact-corrected', registrationId, contact, replaces: before.contactId });
    return true;
  }

  /** Somebody came back to a draft: it stays until then, and never ends earlier than it would have. */
  stay(until: Date): boolean {
    const { draftExpiresAt } = this.current;
    if (!draftExpiresAt || draftExpiresAt >= until) return false;
    this.current = { ...this.current, draftExpiresAt: until };
    return true;
  }

  /** Whether this is a draft to which nobody came back in time. */
  isForgotten(now: Date): boolean {
    const { draftExpiresAt } = this.current;
    return draftExpiresAt !== null && draftExpiresAt < now;
  }

  /** @throws CodedError `registration-move-refused` */
  cancel(reason: CancellationReason, now: Date): void {
    this.move('cancel', now);
    this.current = { ...this.current, cancelled: { reason, at: now } };
    this.events.push({ type: 'cancelled', registrationId: this.current.registrationId, reason });
  }

  /** Remembers how the inspection of a document ended, and which one that was handed in it stands for now. */
  inspected(document: Inspected, now: Date, replaces?: string): void {
    const before = this.document(document.documentId);
    const replaced = this.document(replaces);
    const submitted = before?.submitted || replaced?.submitted || false;
    this.keep({ ...document, submitted, changedAt: now, reopenedUntil: before?.reopenedUntil ?? null });
    if (replaced) this.keep({ ...replaced, submitted: false, reopenedUntil: null, changedAt: now });
  }

  /** A refused document may be replaced until then; never earlier than was said before. */
  reopened(documentId: string, until: Date): void {
    const document = this.document(documentId);
    if (document) this.keep({ ...document, reopenedUntil: later(document.reopenedUntil, until) });
  }

  /** Whether what was handed in still lacks a replacement for this document. */
  lacks(documentId: string): boolean {
    const document = this.document(documentId);
    return this.current.state !== 'cancelled' && (document?.submitted ?? false) && document?.state === 'rejected';
  }

  private document(documentId: string | undefined): KnownDocument | undefined {
    return this.current.documents.find((document) => document.documentId === documentId);
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
