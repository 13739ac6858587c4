export const consentScopes = ['data', 'swafoto'] as const;
/** What was agreed to: everything that registering needs, and apart from that the photo of the own face. */
export type ConsentScope = (typeof consentScopes)[number];

/** That somebody agreed, and to which words: UU 27/2022 wants consent to be provable. */
export interface Consent {
  readonly scope: ConsentScope;
  /** Version of the privacy notice that was shown. */
  readonly noticeVersion: string;
  readonly givenAt: Date;
}

/** The kind of the document that shows the applicant's face; what is biometric has a consent of its own. */
export const SWAFOTO = 'swafoto';
