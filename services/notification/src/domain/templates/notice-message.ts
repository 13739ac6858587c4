import type { Locale } from '../delivery.js';

export const NOTICE_TEMPLATES = [
  'reminder-verify',
  'reminder-activate',
  'reminder-draft',
  'cancelled',
  'nik-taken',
  'welcome',
  'deadline-moved',
] as const;
export type NoticeTemplate = (typeof NOTICE_TEMPLATES)[number];

/** What a notice is made of. Personal: it goes to the provider and nowhere else. */
export interface NoticeMessage {
  readonly template: NoticeTemplate;
  readonly locale: Locale;
  /** The name of the person, masked: a family may share a phone. */
  readonly maskedName: string;
  readonly registrationNumber: string;
  /** When a deadline ends, where the notice is about one. */
  readonly until: Date | undefined;
  /** Why a registration was cancelled, as a code. */
  readonly reason: string | undefined;
  /** Where the portal is. It logs nobody in. */
  readonly link: string;
}
