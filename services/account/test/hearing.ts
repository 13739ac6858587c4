import { randomUUID } from 'node:crypto';
import {
  contactChallengeIssued,
  contactChallengeRevoked,
  contactChannelFailed,
  contactDeadlineSet,
  contactErased,
  contactLapsed,
  contactVerified,
  documentAccepted,
  documentErased,
  documentOverdue,
  documentRejected,
  documentReopened,
  messageDelivered,
  messageErased,
  messageFailed,
  messageSent,
} from '#contracts';
import type { ReceivedEvent } from '#messaging';
import { ConfirmErasure } from '../src/app/confirm-erasure.js';
import { HearLapse } from '../src/app/hear-lapse.js';
import { HearOverdueDocument } from '../src/app/hear-overdue-document.js';
import { KeepDeadline } from '../src/app/keep-deadline.js';
import { KeepInspection } from '../src/app/keep-inspection.js';
import { NoteChallenge } from '../src/app/note-challenge.js';
import { NoteChannelFailure } from '../src/app/note-channel-failure.js';
import { NoteMessage } from '../src/app/note-message.js';
import { NoteRevocation } from '../src/app/note-revocation.js';
import { ProveContact } from '../src/app/prove-contact.js';
import { ReopenDocument } from '../src/app/reopen-document.js';
import { OnChallengeIssued } from '../src/in/kafka/on-challenge-issued.js';
import { OnChallengeRevoked } from '../src/in/kafka/on-challenge-revoked.js';
import { OnContactChannelFailed } from '../src/in/kafka/on-contact-channel-failed.js';
import { OnContactDeadlineSet } from '../src/in/kafka/on-contact-deadline-set.js';
import { OnContactErased } from '../src/in/kafka/on-contact-erased.js';
import { OnContactLapsed } from '../src/in/kafka/on-contact-lapsed.js';
import { OnContactVerified } from '../src/in/kafka/on-contact-verified.js';
import { OnDocumentAccepted } from '../src/in/kafka/on-document-accepted.js';
import { OnDocumentErased } from '../src/in/kafka/on-document-erased.js';
import { OnDocumentOverdue } from '../src/in/kafka/on-document-overdue.js';
import { OnDocumentRejected } from '../src/in/kafka/on-document-rejected.js';
import { OnDocumentReopened } from '../src/in/kafka/on-document-reopened.js';
import { OnMessageDelivered } from '../src/in/kafka/on-message-delivered.js';
import { OnMessageErased } from '../src/in/kafka/on-message-erased.js';
import { OnMessageFailed } from '../src/in/kafka/on-message-failed.js';
import { OnMessageSent } from '../src/in/kafka/on-message-sent.js';

interface Heard {
  readonly controller: new (useCase: never) => { handle(event: never): Promise<void> };
  readonly useCase: abstract new (...parts: never[]) => object;
}

/** Who hears each event. */
export const handlers = new Map<string, Heard>([
  [contactVerified.type, { controller: OnContactVerified, useCase: ProveContact }],
  [contactDeadlineSet.type, { controller: OnContactDeadlineSet, useCase: KeepDeadline }],
  [contactLapsed.type, { controller: OnContactLapsed, useCase: HearLapse }],
  [contactChannelFailed.type, { controller: OnContactChannelFailed, useCase: NoteChannelFailure }],
  [contactChallengeIssued.type, { controller: OnChallengeIssued, useCase: NoteChallenge }],
  [contactChallengeRevoked.type, { controller: OnChallengeRevoked, useCase: NoteRevocation }],
  [messageSent.type, { controller: OnMessageSent, useCase: NoteMessage }],
  [messageDelivered.type, { controller: OnMessageDelivered, useCase: NoteMessage }],
  [messageFailed.type, { controller: OnMessageFailed, useCase: NoteMessage }],
  [documentAccepted.type, { controller: OnDocumentAccepted, useCase: KeepInspection }],
  [documentRejected.type, { controller: OnDocumentRejected, useCase: KeepInspection }],
  [documentReopened.type, { controller: OnDocumentReopened, useCase: ReopenDocument }],
  [documentOverdue.type, { controller: OnDocumentOverdue, useCase: HearOverdueDocument }],
  [documentErased.type, { controller: OnDocumentErased, useCase: ConfirmErasure }],
  [contactErased.type, { controller: OnContactErased, useCase: ConfirmErasure }],
  [messageErased.type, { controller: OnMessageErased, useCase: ConfirmErasure }],
]);

/** An event as the consumer would hand it on. */
export function received<T>(type: string, key: string, data: T): ReceivedEvent<T> {
  return { id: randomUUID(), type, key, data, time: new Date(), source: 'test', traceparent: undefined };
}
