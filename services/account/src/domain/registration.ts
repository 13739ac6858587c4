import type { ConsentScope } from './consent.js';
import { contactAlreadyProven, contactNotAwaited } from './contact.errors.js';
import { type Contact, contactAddresses, newContact } from './contact.js';
import { beginContactChange, type ContactChange, type WantedChange } from './contact-change.js';
import { oneCorrectionMore, withContact } from './corrections.js';
import { type Edit, editedDraft, withConsent, withoutConsent } from './edit.js';
import { documentOf, handedInDocuments, inspectedDocuments, reopenedDocuments } from './known-documents.js';
import { newRegistrationData } from './new-registration.js';
import type { Correction, NewRegistration, Proof, Purpose, RegistrationData, Submission } from './registration.data.js';
import { moveRefused, registrationEnded } from './registration.errors.js';
import type { CancellationReason, RegistrationEvent } from './registration.events.js';
import { checkMoves, type MoveName, moves, type State } from './registration.states.js';
import { completeDocuments, firstContact, mustHaveConsent } from './submission.js';

/** What each move leaves behind besides the state. */
const marks = {
  submit: () => ({ draftExpiresAt: null }),
  verify: (now: Date) => ({ verifiedAt: now }),
  activate: (now: Date) => ({ activatedAt: now }),
  cancel: () => ({ draftExpiresAt: null }),
} satisfies Record<MoveName, (now: Date) => Partial<RegistrationData>>;
checkMoves(moves, Object.keys(marks));

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

  /**
   * Replaces some of the data diri. Says whether anything changed.
   * @throws CodedError `registration-not-draft`, `invalid-request`, `edit-stale`
   */
  edit(changes: Edit, now: Date): boolean {
    const edited = editedDraft(this.current, changes, now);
    if (edited) this.current = edited;
    return edited !== undefined;
  }

  /** Gives one more consent, or the same for a newer notice. @throws CodedError `registration-not-draft` */
  agree(scope: ConsentScope, noticeVersion: string, now: Date): void {
    this.current = withConsent(this.current, { scope, noticeVersion, givenAt: now });
  }

  /** @throws CodedError `registration-not-draft` */
  takeBack(scope: ConsentScope): void {
    this.current = withoutConsent(this.current, scope);
  }

  /**
   * Presses *Daftar*.
   * @throws CodedError `registration-cancelled`, `registration-move-refused`, `documents-incomplete`, `invalid-request`,
   * `consent-missing`
   */
  submit({ receipts, first, policy, requirements }: Submission, now: Date): void {
    const { registrationId, periodId, documents: known, contacts, consents, person: who, locale } = this.current;
    if (this.current.state === 'cancelled') throw registrationEnded();
    const chosen = firstContact(contacts, policy, first);
    const handedIn = completeDocuments({ registrationId, receipts, known, requirements });
    mustHaveConsent(handedIn, consents);
    this.move('submit', now);
    const documents = handedInDocuments(known, handedIn, now);
    this.current = { ...this.current, documents, submission: { at: now, first: chosen.contactId, policy } };
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
    const { registrationId, corrections } = this.current;
    this.current = {
      ...withContact(this.current, before, contact),
      corrections: oneCorrectionMore(corrections, mostADay, now),
    };
    this.events.push({ type: 'contact-corrected', registrationId, contact, replaces: before.contactId });
    return true;
  }

  /**
   * Begins to put another contact in the place of a proven one; it counts like a correction.
   * @throws CodedError as `beginContactChange`, `correction-limit`
   */
  beginContactChange(wanted: WantedChange, mostADay: number, now: Date): ContactChange {
    const change = beginContactChange(this.current, wanted, now);
    const corrections = oneCorrectionMore(this.current.corrections, mostADay, now);
    this.current = { ...this.current, corrections };
    return change;
  }

  /** Puts the contact of a change, which is proven now, in the place of the old one. Gives the old one. */
  replaceContact({ replaces, contactId, channel, address }: ContactChange, now: Date): Contact | undefined {
    const before = this.contact(replaces);
    if (!before || address === null) return undefined;
    const contact = { ...newContact({ contactId, channel, address }), provenAt: now };
    this.current = withContact(this.current, before, contact);
    const { registrationId } = this.current;
    this.events.push({ type: 'contact-replaced', registrationId, contact, replaces });
    return before;
  }

  /** Another password from now on; `resetAt` where nobody knew the one before. */
  changePassword(passwordHash: string, resetAt?: Date): void {
    const passwordResetAt = resetAt ?? this.current.passwordResetAt;
    this.current = { ...this.current, passwordHash, passwordResetAt };
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
  inspected(document: Parameters<typeof inspectedDocuments>[1], now: Date, replaces?: string): void {
    const documents = inspectedDocuments(this.current.documents, document, now, replaces);
    this.current = { ...this.current, documents };
  }

  /** A refused document may be replaced until then; never earlier than was said before. */
  reopened(documentId: string, until: Date): void {
    const documents = reopenedDocuments(this.current.documents, documentId, until);
    this.current = { ...this.current, documents };
  }

  /** Whether what was handed in still lacks a replacement for this document. */
  lacks(documentId: string): boolean {
    const document = documentOf(this.current.documents, documentId);
    return this.current.state !== 'cancelled' && (document?.submitted ?? false) && document?.state === 'rejected';
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
