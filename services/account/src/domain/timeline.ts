import type { GrantPurpose } from './grant.js';
import type { Channel } from './period.js';
import type { Purpose } from './registration.data.js';
import type { NoticeTemplate } from './registration.events.js';

export const timelineKinds = [
  'draft-created',
  'submitted',
  'nik-refused',
  'nik-attempt',
  'dispute-opened',
  'nik-disputed',
  'message-queued',
  'message-sent',
  'message-delivered',
  'message-failed',
  'message-dropped',
  'contact-disowned',
  'contact-proven',
  'proof-ignored',
  'contact-corrected',
  'contact-change-begun',
  'contact-replaced',
  'password-changed',
  'password-reset',
  'channel-failed',
  'verified',
  'activated',
  'deadline-set',
  'deadline-paused',
  'deadline-moved',
  'contact-lapsed',
  'document-accepted',
  'document-rejected',
  'document-reopened',
  'document-overdue',
  'cancelled',
] as const;
export type TimelineKind = (typeof timelineKinds)[number];

/** Codes and ids alone; words are made of them when they are shown, in the reader's language. */
export interface TimelineDetail {
  readonly channel?: Channel;
  readonly purpose?: Purpose | 'document' | 'draft';
  /** What a code is for once there is an account. */
  readonly grant?: GrantPurpose;
  readonly template?: NoticeTemplate;
  /** The challenge or notice that a message carries. */
  readonly messageId?: string;
  readonly contactId?: string;
  readonly reason?: string;
  /** ISO 8601. */
  readonly until?: string;
  /** The kind of a document. */
  readonly document?: string;
}

export interface TimelineEntry {
  readonly at: Date;
  readonly kind: TimelineKind;
  readonly detail: TimelineDetail;
}

const isNewsOfMessage = (kind: TimelineKind) => kind.startsWith('message-') && kind !== 'message-queued';

/** Fills in what a message was about: its news may have come before it was heard that it was queued. */
export function withPurposes(entries: readonly TimelineEntry[]): TimelineEntry[] {
  const queued = new Map(
    entries.flatMap(({ kind, detail }) => (kind === 'message-queued' ? [[detail.messageId, detail] as const] : [])),
  );
  return entries.map((entry) =>
    isNewsOfMessage(entry.kind)
      ? { ...entry, detail: { ...queued.get(entry.detail.messageId), ...entry.detail } }
      : entry,
  );
}

/** A code that was sent has served. */
const PROVEN: readonly TimelineKind[] = ['contact-proven', 'contact-replaced', 'password-reset'];
const settles: Partial<Record<TimelineKind, readonly TimelineKind[]>> = {
  'message-failed': ['message-sent', 'message-delivered', ...PROVEN, 'contact-corrected'],
  'message-sent': ['message-delivered', 'message-failed', 'message-sent', ...PROVEN],
  'message-queued': ['message-sent', 'message-delivered', 'message-failed', 'message-dropped', ...PROVEN],
  'channel-failed': ['contact-proven', 'contact-corrected'],
  'contact-disowned': ['contact-proven', 'contact-corrected'],
  'document-reopened': ['document-accepted', 'document-overdue'],
  'document-rejected': ['document-accepted', 'document-reopened', 'document-overdue'],
  'deadline-set': ['deadline-set', 'deadline-moved', 'deadline-paused', 'verified', 'activated'],
  'deadline-moved': ['deadline-set', 'verified', 'activated'],
  'contact-change-begun': ['contact-replaced', 'password-reset'],
  'nik-refused': ['submitted', 'dispute-opened'],
  'dispute-opened': ['submitted'],
};

/**
 * Whether what an entry asks for has been overtaken by a later one, so that nobody is sent after what is done. Once a
 * registration has ended, only its end asks for something, whatever was heard after it.
 */
export function isSettled(entry: TimelineEntry, all: readonly TimelineEntry[]): boolean {
  if (all.some(({ kind }) => kind === 'cancelled')) return entry.kind !== 'cancelled';
  // What only tells is not asked for again.
  if (entry.kind === 'message-sent' && entry.detail.template) return true;
  const by = settles[entry.kind] ?? [];
  const { document, channel } = entry.detail;
  return all
    .slice(all.indexOf(entry) + 1)
    .some(
      ({ kind, detail }) =>
        by.includes(kind) &&
        (document === undefined || detail.document === document) &&
        (channel === undefined || detail.channel === undefined || detail.channel === channel),
    );
}
