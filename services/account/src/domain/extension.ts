import { extensionInvalid } from './extension.errors.js';
import type { State } from './registration.states.js';

export const extensionPurposes = ['verify', 'activate', 'document', 'draft'] as const;
export type ExtensionPurpose = (typeof extensionPurposes)[number];

/** In which states a deadline of that purpose runs. */
export const extendedStates: Readonly<Record<ExtensionPurpose, readonly State[]>> = {
  verify: ['submitted'],
  activate: ['verified'],
  document: ['submitted', 'verified', 'active'],
  draft: ['draft'],
};

export interface ExtensionTerms {
  readonly periodId: string;
  readonly purpose: ExtensionPurpose;
  readonly until: Date;
  /** One word that says why, such as `provider-outage`. */
  readonly reason: string;
}

const REASON = /^[a-z][a-z0-9-]{1,59}$/;

/** More time for everybody of a period who is at one step. */
export class Extension {
  private constructor(
    readonly extensionId: string,
    readonly terms: ExtensionTerms,
  ) {}

  /** @throws CodedError `extension-invalid` for a moment that has passed and a reason that is no code. */
  static granted(extensionId: string, terms: ExtensionTerms, now: Date): Extension {
    if (!(terms.until > now) || !REASON.test(terms.reason)) throw extensionInvalid();
    return new Extension(extensionId, terms);
  }

  /** For the store alone. */
  static unsafelyFromStorage(extensionId: string, terms: ExtensionTerms): Extension {
    return new Extension(extensionId, terms);
  }
}
