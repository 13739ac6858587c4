import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Profile } from './profile.js';

const owners = ['account', 'document-storage', 'verification', 'notification'] as const;

type Owner = (typeof owners)[number];

/** The development secrets of one profile: made once, readable by their owner only. */
export interface Secrets {
  postgresPassword: string;
  databasePasswords: Record<Owner, string>;
  minioAccessKey: string;
  minioSecretKey: string;
  kannelPassword: string;
  sessionPrivateKey: string;
  documentReceiptPrivateKey: string;
  documentReceiptPublicKey: string;
  masterKeys: Record<Owner, string>;
  idempotencyKeys: Record<Owner, string>;
  blindIndexKey: string;
  codeHmacKey: string;
  receiptKey: string;
  sealAccountVerification: string;
  sealVerificationNotification: string;
}

export function secretsOf(profile: Profile): Secrets {
  const file = join(profile.folder, 'secrets.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Secrets;
  const secrets = generate();
  mkdirSync(profile.folder, { recursive: true });
  writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  chmodSync(file, 0o600);
  return secrets;
}

function generate(): Secrets {
  const receipts = ed25519();
  return {
    postgresPassword: password(),
    databasePasswords: forEachOwner(password),
    minioAccessKey: 'daftar',
    minioSecretKey: password(),
    kannelPassword: password(),
    sessionPrivateKey: ed25519().privateKey,
    documentReceiptPrivateKey: receipts.privateKey,
    documentReceiptPublicKey: receipts.publicKey,
    masterKeys: forEachOwner(key),
    idempotencyKeys: forEachOwner(key),
    blindIndexKey: key(),
    codeHmacKey: key(),
    receiptKey: key(),
    sealAccountVerification: key(),
    sealVerificationNotification: key(),
  };
}

function forEachOwner(make: () => string): Record<Owner, string> {
  return Object.fromEntries(owners.map((owner) => [owner, make()])) as Record<Owner, string>;
}

function password(): string {
  return randomBytes(24).toString('base64url');
}

function key(): string {
  return randomBytes(32).toString('base64');
}

function ed25519(): { privateKey: string; publicKey: string } {
  const pair = generateKeyPairSync('ed25519');
  return {
    privateKey: JSON.stringify(pair.privateKey.export({ format: 'jwk' })),
    publicKey: JSON.stringify(pair.publicKey.export({ format: 'jwk' })),
  };
}
