import type { Provider } from '@nestjs/common';
import type { AccountConfig } from './account.config.js';
import { AskErasureAgain } from './app/ask-erasure-again.js';
import { CheckPassword } from './app/check-password.js';
import { ConfirmErasure } from './app/confirm-erasure.js';
import { EraseRegistration } from './app/erase-registration.js';
import { ExportRecord } from './app/export-record.js';
import { OpenDispute } from './app/open-dispute.js';
import { PrivacyNotice } from './app/privacy-notice.js';
import { PurgeOld } from './app/purge-old.js';
import { Retention } from './app/retention.js';
import { SetConsent } from './app/set-consent.js';
import { ShowDispute } from './app/show-dispute.js';
import { TellHolder } from './app/tell-holder.js';
import { WithdrawRegistration } from './app/withdraw-registration.js';
import { ConsentsController } from './in/http/consents.controller.js';
import { DisputesController } from './in/http/disputes.controller.js';
import { RecordController } from './in/http/record.controller.js';
import { WithdrawalController } from './in/http/withdrawal.controller.js';
import { OnContactErased } from './in/kafka/on-contact-erased.js';
import { OnDocumentErased } from './in/kafka/on-document-erased.js';
import { OnMessageErased } from './in/kafka/on-message-erased.js';
import { made } from './made.js';
import { StoredDueRecordWork } from './out/store/due-record-work.js';
import { StoredUnitOfWork } from './out/store/unit-of-work.js';

/** The part of the module that looks after the record: consents, disputes, export, withdrawal and erasure. */
export const recordControllers = [ConsentsController, DisputesController, RecordController, WithdrawalController];

export const recordEvents = [OnDocumentErased, OnContactErased, OnMessageErased];

export const recordUseCases: Provider[] = [
  made(SetConsent, [StoredUnitOfWork, PrivacyNotice]),
  made(OpenDispute, [StoredUnitOfWork]),
  made(ShowDispute, [StoredUnitOfWork]),
  made(ExportRecord, [StoredUnitOfWork]),
  made(WithdrawRegistration, [StoredUnitOfWork, CheckPassword]),
  made(ConfirmErasure, [StoredUnitOfWork]),
  made(TellHolder, [StoredUnitOfWork, StoredDueRecordWork]),
  made(EraseRegistration, [StoredUnitOfWork, StoredDueRecordWork, Retention]),
  made(AskErasureAgain, [StoredUnitOfWork, StoredDueRecordWork]),
  made(PurgeOld, [StoredUnitOfWork]),
];

export const recordSweeps = [TellHolder, EraseRegistration, AskErasureAgain, PurgeOld];

export const recordSettings = (config: AccountConfig): Provider[] => [
  { provide: PrivacyNotice, useFactory: () => new PrivacyNotice(config.PRIVACY_NOTICE_VERSION) },
  {
    provide: Retention,
    useFactory: () =>
      new Retention(config.ERASE_WITHDRAWN_DAYS, config.ERASE_CANCELLED_DAYS, config.ERASE_AFTER_CLOSING_DAYS),
  },
];
