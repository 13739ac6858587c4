import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Profile } from './profile.js';

const databaseOwners = ['account', 'document-storage', 'verification', 'notification'] as const;
const encrypting = ['account', 'document-storage', 'verification'] as const;
const idempotent = ['account', 'document-storage'] as const;

/** The development secrets of one profile: made once, readable by their owner only. */
export interface Secrets {
  postgresPassword: string;
  databasePasswords: Record<(typeof databaseOwners)[number], string>;
  minioAccessKey: string;
  minioSecretKey: string;
  kannelPassword: string;
  sessionPrivateKey: string;
  documentReceiptPrivateKey: string;
  documentReceiptPublicKey: string;
  contactReceiptPrivateKey: string;
  contactReceiptPublicKey: string;
  masterKeys: Record<(typeof encrypting)[number], string>;
  idempotencyKeys: Record<(typeof idempotent)[number], string>;
  blindIndexKey: string;
  codeHmacKey: string;
  receiptKey: string;
  proofOfWorkKey: string;
  sealAccountNotification: string;
  sealAccountVerification: string;
  sealVerificationNotification: string;
}

/** A file of an earlier version gets what it lacks; what it has stays, for data is encrypted with it. */
export function secretsOf(profile: Profile): Secrets {
  const file = join(profile.folder, 'secrets.json');
  const kept = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Partial<Secrets>) : {};
  const generated = generate();
  if (Object.keys(generated).every((name) => name in kept)) return kept as Secrets;
  const secrets = { ...generated, ...kept };
  mkdirSync(profile.folder, { recursive: true });
  writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  chmodSync(file, 0o600);
  return secrets;
}

function generate(): Secrets {
  const receipts = ed25519();
  const contactReceipts = ed25519();
  return {
    postgresPassword: password(),
    databasePasswords: forEach(databaseOwners, password),
    minioAccessKey: 'daftar',
    minioSecretKey: password(),
    kannelPassword: password(),
    sessionPrivateKey: ed25519().privateKey,
    documentReceiptPrivateKey: receipts.privateKey,
    documentReceiptPublicKey: receipts.publicKey,
    contactReceiptPrivateKey: contactReceipts.privateKey,
    contactReceiptPublicKey: contactReceipts.publicKey,
    masterKeys: forEach(encrypting, ring),
    idempotencyKeys: forEach(idempotent, key),
    blindIndexKey: key(),
    codeHmacKey: key(),
    receiptKey: key(),
    proofOfWorkKey: key(),
    sealAccountNotification: ring(),
    sealAccountVerification: ring(),
    sealVerificationNotification: ring(),
  };
}

function forEach<Name extends string>(names: readonly Name[], make: () => string): Record<Name, string> {
  return Object.fromEntries(names.map((name) => [name, make()])) as Record<Name, string>;
}

function password(): string {
  return randomBytes(24).toString('base64url');
}

function key(): string {
  return randomBytes(32).toString('base64');
}

function ring(): string {
  return keyRing(key());
}

/** A key that an earlier version kept without an id is the first one of its ring. */
export function keyRing(kept: string): string {
  return /^[a-z0-9-]{1,16}=/.test(kept) ? kept : `1=${kept}`;
}

function ed25519(): { privateKey: string; publicKey: string } {
  const pair = generateKeyPairSync('ed25519');
  return {
    privateKey: JSON.stringify(pair.privateKey.export({ format: 'jwk' })),
    publicKey: JSON.stringify(pair.publicKey.export({ format: 'jwk' })),
  };
}
