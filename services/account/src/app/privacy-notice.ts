import { noticeOutdated } from '../domain/consent.errors.js';
import { fieldError } from '../domain/field.texts.js';

/** The privacy notice that people are shown now. */
export class PrivacyNotice {
  constructor(readonly version: string) {}

  /** @throws CodedError `notice-version-outdated` for the consent to another one, with the pointer to it. */
  mustBe(version: string, pointer: string): void {
    if (version !== this.version) throw noticeOutdated({ fields: [fieldError(pointer, 'notice-version-outdated')] });
  }
}
