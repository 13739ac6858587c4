import type { Locale } from '../delivery.js';
import { SECURITY_TEMPLATES } from './security-words.js';

export const NOTICE_TEMPLATES = [
  'reminder-verify',
  'reminder-activate',
  'cancelled',
  'nik-taken',
  'welcome',
  'deadline-moved',
  ...SECURITY_TEMPLATES,
] as const;
export type NoticeTemplate = (typeof NOTICE_TEMPLATES)[number];

/** What a notice is made of. Personal: it goes to the provider and nowhere else. */
export interface NoticeMessage {
  readonly template: NoticeTemplate;
  readonly locale: Locale;
  /** The name of the person, masked: a family may share a phone. */
  readonly maskedName: string;
  readonly registrationNumber: string;
  /** When that happened which the notice tells of. */
  readonly at: Date;
  /** When a deadline ends, where the notice is about one. */
  readonly until: Date | undefined;
  /** Why a registration was cancelled, as a code. */
  readonly reason: string | undefined;
  /** A page of the portal. It logs nobody in. */
  readonly link: string;
}
