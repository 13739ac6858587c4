import { buckets } from './buckets.js';
import { type DatabaseOwner, databaseOwners, databaseUrl } from './databases.js';
import { describe } from './description.js';
import type { Profile } from './profile.js';
import { keyRing, type Secrets, secretsOf } from './secrets.js';

export const serviceNames = ['account', 'document-storage', 'verification', 'notification', 'portal'] as const;

export type ServiceName = (typeof serviceNames)[number];
export type Environment = Record<string, string>;

export const kannelUsername = 'daftar';

/** Where a service of this profile answers. */
export function serviceUrl(profile: Profile, service: ServiceName): string {
  return `http://127.0.0.1:${profile.ports[service]}`;
}

/** The origin that browsers see: they treat `localhost` as secure, so cookies work without TLS. */
export function publicOrigin(profile: Profile): string {
  return `http://localhost:${profile.ports.portal}`;
}

/** How the services of a profile are wired, in one place: the environment of each. */
export function environmentOf(profile: Profile, service: ServiceName): Environment {
  return { ...shared(profile, service), ...own[service](profile, secretsOf(profile)) };
}

function shared(profile: Profile, service: ServiceName): Environment {
  return {
    ROLE: 'all',
    HTTP_HOST: '127.0.0.1',
    HTTP_PORT: String(profile.ports[service]),
    LOG_LEVEL: 'info',
    PUBLIC_ORIGIN: publicOrigin(profile),
    ...(isOwner(service) ? stores(profile, service) : {}),
  };
}

function stores(profile: Profile, owner: DatabaseOwner): Environment {
  return {
    DATABASE_URL: databaseUrl(profile, owner),
    KAFKA_BROKERS: describe(profile).kafka.brokers.join(','),
  };
}

function isOwner(service: ServiceName): service is DatabaseOwner {
  return (databaseOwners as readonly string[]).includes(service);
}

const own: Record<ServiceName, (profile: Profile, secrets: Secrets) => Environment> = {
  account: (_profile, secrets) => ({
    SESSION_PRIVATE_KEY: secrets.sessionPrivateKey,
    DOCUMENT_RECEIPT_PUBLIC_KEY: secrets.documentReceiptPublicKey,
    CONTACT_RECEIPT_PUBLIC_KEY: secrets.contactReceiptPublicKey,
    MASTER_KEY: keyRing(secrets.masterKeys.account),
    BLIND_INDEX_KEY: secrets.blindIndexKey,
    SEAL_KEY_ACCOUNT_NOTIFICATION: keyRing(secrets.sealAccountNotification),
    SEAL_KEY_ACCOUNT_VERIFICATION: keyRing(secrets.sealAccountVerification),
    IDEMPOTENCY_KEY: secrets.idempotencyKeys.account,
  }),
  'document-storage': (profile, secrets) => ({
    ACCOUNT_JWKS_URL: jwksUrl(profile),
    S3_ENDPOINT: describe(profile).minio.endpoint,
    S3_ACCESS_KEY: secrets.minioAccessKey,
    S3_SECRET_KEY: secrets.minioSecretKey,
    S3_QUARANTINE_BUCKET: buckets.quarantine,
    S3_CLEAN_BUCKET: buckets.clean,
    CLAMD_URL: describe(profile).clamd?.url ?? '',
    DOCUMENT_RECEIPT_PRIVATE_KEY: secrets.documentReceiptPrivateKey,
    MASTER_KEY: keyRing(secrets.masterKeys['document-storage']),
    IDEMPOTENCY_KEY: secrets.idempotencyKeys['document-storage'],
  }),
  verification: (profile, secrets) => ({
    ACCOUNT_JWKS_URL: jwksUrl(profile),
    MASTER_KEY: keyRing(secrets.masterKeys.verification),
    CODE_HMAC_KEY: secrets.codeHmacKey,
    CONTACT_RECEIPT_PRIVATE_KEY: secrets.contactReceiptPrivateKey,
    SEAL_KEY_ACCOUNT_VERIFICATION: keyRing(secrets.sealAccountVerification),
    SEAL_KEY_VERIFICATION_NOTIFICATION: keyRing(secrets.sealVerificationNotification),
  }),
  notification: (profile, secrets) => ({
    REDIS_URL: describe(profile).redis.url,
    SEAL_KEY_ACCOUNT_NOTIFICATION: keyRing(secrets.sealAccountNotification),
    SEAL_KEY_VERIFICATION_NOTIFICATION: keyRing(secrets.sealVerificationNotification),
    SMTP_URL: describe(profile).mail.smtpUrl,
    MAIL_FROM: 'Daftar <no-reply@daftar.localhost>',
    KANNEL_URL: describe(profile).sms.url,
    KANNEL_USERNAME: kannelUsername,
    KANNEL_PASSWORD: secrets.kannelPassword,
    KANNEL_SENDER: 'DAFTAR',
    GENERIC_SMS: secondSms(describe(profile).sms.url, secrets.kannelPassword),
    RECEIPT_BASE_URL: serviceUrl(profile, 'notification'),
    RECEIPT_KEY: secrets.receiptKey,
  }),
  portal: (profile, secrets) => ({
    ACCOUNT_URL: serviceUrl(profile, 'account'),
    DOCUMENT_STORAGE_URL: serviceUrl(profile, 'document-storage'),
    VERIFICATION_URL: serviceUrl(profile, 'verification'),
    S3_URL: describe(profile).minio.endpoint,
    S3_QUARANTINE_BUCKET: buckets.quarantine,
    REDIS_URL: describe(profile).redis.url,
    PROOF_OF_WORK_KEY: secrets.proofOfWorkKey,
    // Here everybody comes from one address, which is always busy.
    PROOF_OF_WORK_TRIES_WHEN_BUSY: '100',
  }),
};

/** The gateway's JSON interface, as a provider that is described by data. */
function secondSms(url: string, password: string): string {
  return JSON.stringify({
    name: 'json',
    url: `${url}/json/messages`,
    headers: { authorization: `Bearer ${password}`, 'idempotency-key': '{messageId}' },
    body: { json: { id: '{messageId}', to: '{recipient}', from: 'DAFTAR', text: '{text}', reportUrl: '{receiptUrl}' } },
    answers: {
      accepted: [{ status: ['201'], path: '/status', is: ['queued'] }],
      permanent: [{ status: ['422'], path: '/error/code', is: ['unroutable'] }],
      temporary: [{ status: ['503'] }],
    },
    messageId: '/id',
    reports: { path: '/status', accepted: ['accepted'], delivered: ['delivered'], failed: ['failed'] },
  });
}

function jwksUrl(profile: Profile): string {
  return `${serviceUrl(profile, 'account')}/.well-known/jwks.json`;
}
