import { type DynamicModule, Module, type Provider, type Type } from '@nestjs/common';
import { DatabaseDuty } from '#database';
import { MESSAGING_DUTIES, messagingProviders } from '#messaging';
import { DUTIES, type Duty, type Role, remoteSessionKeys, SESSION_KEYS, type ServiceDefinition } from '#runtime';
import { CancelCase } from './app/cancel-case.js';
import { CloseCase } from './app/close-case.js';
import { ConfirmByCode } from './app/confirm-by-code.js';
import { ConfirmByLink } from './app/confirm-by-link.js';
import { CorrectContact } from './app/correct-contact.js';
import { DisownContact } from './app/disown-contact.js';
import { EarnReceipt } from './app/earn-receipt.js';
import { ErasePerson } from './app/erase-person.js';
import { FollowMessage } from './app/follow-message.js';
import { ForgetErasures } from './app/forget-erasures.js';
import { ForgetGrants } from './app/forget-grants.js';
import { MoveDeadline } from './app/move-deadline.js';
import { OpenCase } from './app/open-case.js';
import type { UnitOfWork, Vault } from './app/ports.js';
import { ReplaceContact } from './app/replace-contact.js';
import { RequestGrant } from './app/request-grant.js';
import { ResendCode } from './app/resend-code.js';
import { ResendGrant } from './app/resend-grant.js';
import { SettleDue } from './app/settle-due.js';
import { ShowProgress } from './app/show-progress.js';
import { StartActivation } from './app/start-activation.js';
import { SwitchSending } from './app/switch-sending.js';
import { type Rules, rulesOf } from './domain/rules.js';
import { ReceiptsController } from './in/http/receipts.controller.js';
import { VerificationsController } from './in/http/verifications.controller.js';
import { OnChallengeRequested } from './in/kafka/on-challenge-requested.js';
import { OnContactCorrected } from './in/kafka/on-contact-corrected.js';
import { OnContactReplaced } from './in/kafka/on-contact-replaced.js';
import { OnDeadlineMoved } from './in/kafka/on-deadline-moved.js';
import { OnErasureDue } from './in/kafka/on-erasure-due.js';
import { OnMessageDelivered } from './in/kafka/on-message-delivered.js';
import { OnMessageFailed } from './in/kafka/on-message-failed.js';
import { OnMessageSent } from './in/kafka/on-message-sent.js';
import { OnRegistrationActivated } from './in/kafka/on-registration-activated.js';
import { OnRegistrationCancelled } from './in/kafka/on-registration-cancelled.js';
import { OnRegistrationSubmitted } from './in/kafka/on-registration-submitted.js';
import { OnRegistrationVerified } from './in/kafka/on-registration-verified.js';
import { OnSendingSwitched } from './in/kafka/on-sending-switched.js';
import { backlogDuty } from './in/worker/backlog.duty.js';
import { forgetDuty } from './in/worker/forget.duty.js';
import { sweepDuty } from './in/worker/sweep.duty.js';
import { ContactReceipts } from './out/receipts/contact-receipts.js';
import { StoredBacklogs } from './out/store/backlog.js';
import { storeProviders } from './out/store/store.providers.js';
import { TypeormUnitOfWork } from './out/store/unit-of-work.js';
import { SealedVault } from './out/vault/sealed-vault.js';
import { type VerificationConfig, verificationKeys } from './verification.config.js';

@Module({})
class VerificationModule {}

const http = [VerificationsController, ReceiptsController];
const events = [
  OnRegistrationSubmitted,
  OnRegistrationVerified,
  OnRegistrationActivated,
  OnRegistrationCancelled,
  OnMessageSent,
  OnMessageDelivered,
  OnMessageFailed,
  OnContactCorrected,
  OnContactReplaced,
  OnChallengeRequested,
  OnDeadlineMoved,
  OnSendingSwitched,
  OnErasureDue,
];

type UseCase = new (work: UnitOfWork, vault: Vault) => object;
const useCases: UseCase[] = [
  OpenCase,
  StartActivation,
  CloseCase,
  CancelCase,
  FollowMessage,
  ConfirmByCode,
  ConfirmByLink,
  ResendCode,
  DisownContact,
  CorrectContact,
  MoveDeadline,
  SwitchSending,
  SettleDue,
  ShowProgress,
  RequestGrant,
  ResendGrant,
  ReplaceContact,
  ForgetGrants,
  ErasePerson,
  ForgetErasures,
];

function useCase(type: UseCase): Provider {
  return {
    provide: type,
    useFactory: (work: UnitOfWork, vault: Vault) => new type(work, vault),
    inject: [TypeormUnitOfWork, SealedVault],
  };
}

function vaultOf(config: VerificationConfig): SealedVault {
  return new SealedVault({
    masterKeys: config.MASTER_KEY,
    codeHmacKey: config.CODE_HMAC_KEY,
    fromAccount: config.SEAL_KEY_ACCOUNT_VERIFICATION,
    toNotification: config.SEAL_KEY_VERIFICATION_NOTIFICATION,
  });
}

function earnReceipt(config: VerificationConfig): Provider {
  const receipts = new ContactReceipts(config.CONTACT_RECEIPT_PRIVATE_KEY);
  return {
    provide: EarnReceipt,
    useFactory: (work: UnitOfWork, vault: Vault) => new EarnReceipt(work, vault, receipts),
    inject: [TypeormUnitOfWork, SealedVault],
  };
}

function rulesFrom(config: VerificationConfig): Rules {
  return rulesOf({
    smsCodeMinutes: config.SMS_CODE_MINUTES,
    emailCodeHours: config.EMAIL_CODE_HOURS,
    linkHours: config.LINK_HOURS,
    grantEmailMinutes: config.GRANT_EMAIL_CODE_MINUTES,
    triesOfCode: config.CODE_TRIES,
    triesOfDay: config.TRIES_PER_DAY,
    grantTriesOfDay: config.GRANT_TRIES_PER_DAY,
    resendAfterSeconds: config.RESEND_AFTER_SECONDS,
    sendsOfDay: config.SENDS_PER_DAY,
    sendsToRecipient: config.SENDS_PER_RECIPIENT_AND_DAY,
    grantSendsToRecipient: config.GRANT_SENDS_PER_RECIPIENT_AND_DAY,
    channelFailsAfterMinutes: config.CHANNEL_FAILED_MINUTES,
    sharedBy: config.CONTACT_SHARED_BY,
  });
}

function moduleOf(config: VerificationConfig): DynamicModule {
  const has = (role: Role) => config.ROLE === 'all' || config.ROLE === role;
  const controllers: Type[] = [...(has('serve') ? http : []), ...(has('consume') ? events : [])];
  const messaging = {
    service: 'verification',
    brokers: config.KAFKA_BROKERS,
    databaseUrl: config.DATABASE_URL,
    role: config.ROLE,
  };
  return {
    module: VerificationModule,
    controllers,
    providers: [
      ...useCases.map(useCase),
      earnReceipt(config),
      ...storeProviders(config.DATABASE_URL, rulesFrom(config)),
      ...messagingProviders(messaging),
      { provide: SealedVault, useValue: vaultOf(config) },
      { provide: SESSION_KEYS, useValue: remoteSessionKeys(config.ACCOUNT_JWKS_URL) },
      {
        provide: DUTIES,
        useFactory: (
          database: DatabaseDuty,
          messages: Duty[],
          backlogs: StoredBacklogs,
          due: SettleDue,
          grants: ForgetGrants,
          erasures: ForgetErasures,
        ): Duty[] => {
          const work = () => [
            backlogDuty(backlogs),
            sweepDuty(due, config.SWEEP_SECONDS * 1_000),
            forgetDuty(grants, 'grants'),
            forgetDuty(erasures, 'erasures'),
          ];
          return [database, ...messages, ...(has('work') ? work() : [])];
        },
        inject: [DatabaseDuty, MESSAGING_DUTIES, StoredBacklogs, SettleDue, ForgetGrants, ForgetErasures],
      },
    ],
  };
}

export const verificationService: ServiceDefinition<typeof verificationKeys> = {
  name: 'verification',
  keys: verificationKeys,
  module: moduleOf,
};
