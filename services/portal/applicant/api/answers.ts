import type { z } from 'zod';
import type { announcementsAnswer } from '../../../account/src/in/http/announcements.schemas.js';
import type { checkedCardAnswer } from '../../../account/src/in/http/card/card.schemas.js';
import type { authorisationAnswer, changeAnswer } from '../../../account/src/in/http/contact-changes.schemas.js';
import type { ownSessionsAnswer } from '../../../account/src/in/http/own-sessions.schemas.js';
import type { periodAnswer } from '../../../account/src/in/http/period.schemas.js';
import type {
  draftAnswer,
  openDisputeAnswer,
  registrationAnswer,
  submissionAnswer,
} from '../../../account/src/in/http/registrations.schemas.js';
import type { sessionAnswer } from '../../../account/src/in/http/sessions.schemas.js';
import type { timelineAnswer } from '../../../account/src/in/http/timeline.schemas.js';
import type { commitAnswer, documentsAnswer } from '../../../document-storage/src/in/http/documents.schemas.js';
import type { requirementsAnswer } from '../../../document-storage/src/in/http/requirements.schemas.js';
import type { slotAnswer } from '../../../document-storage/src/in/http/slots.schemas.js';
import type { earned, resentGrant } from '../../../verification/src/in/http/receipts.schemas.js';
import type { confirmation, progress, resent } from '../../../verification/src/in/http/verifications.schemas.js';

/** What the API answers, from the very schemas that the services answer by: types alone, nothing of it is loaded. */
export type Period = z.output<typeof periodAnswer>;
export type Announcement = z.output<typeof announcementsAnswer>['announcements'][number];
export type Draft = z.output<typeof draftAnswer>;
export type Registration = z.output<typeof registrationAnswer>;
export type Submission = z.output<typeof submissionAnswer>;
export type Session = z.output<typeof sessionAnswer>;
export type TimelineEntry = z.output<typeof timelineAnswer>['entries'][number];
export type Requirement = z.output<typeof requirementsAnswer>['requirements'][number];
export type Slot = z.output<typeof slotAnswer>;
export type Committed = z.output<typeof commitAnswer>;
export type StoredDocument = z.output<typeof documentsAnswer>['documents'][number];
export type Verification = z.output<typeof progress>;
export type Confirmation = z.output<typeof confirmation>;
export type Resent = z.output<typeof resent>;
export type Channel = Confirmation['channel'];
export type OpenSession = z.output<typeof ownSessionsAnswer>['sessions'][number];
export type CheckedCard = z.output<typeof checkedCardAnswer>;
export type ContactChange = z.output<typeof changeAnswer>;
export type Authorisation = z.output<typeof authorisationAnswer>;
export type OpenDispute = z.output<typeof openDisputeAnswer>;
export type Earned = z.output<typeof earned>;
export type ResentGrant = z.output<typeof resentGrant>;
