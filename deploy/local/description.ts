import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { scansForMalware } from './parts/clamd.js';
import { postgresUser } from './parts/postgres.js';
import type { Profile } from './profile.js';
import { secretsOf } from './secrets.js';

/** What a running infrastructure says about itself in `.daftar/<profile>/infra.json`. */
export interface Description {
  profile: string;
  pid: number;
  postgres: { host: string; port: number; user: string; password: string };
  redis: { url: string };
  kafka: { brokers: string[] };
  minio: { endpoint: string; accessKey: string; secretKey: string };
  mail: { smtpUrl: string; webUrl: string };
  sms: { url: string };
  /** Absent where uploads are not looked through for malware. */
  clamd?: { url: string };
}

export function describe(profile: Profile): Description {
  const { ports } = profile;
  const secrets = secretsOf(profile);
  const host = '127.0.0.1';
  return {
    profile: profile.name,
    pid: process.pid,
    postgres: {
      host,
      port: ports.postgres,
      user: postgresUser,
      password: secrets.postgresPassword,
    },
    redis: { url: `redis://${host}:${ports.redis}` },
    kafka: { brokers: [`${host}:${ports.kafka}`] },
    minio: {
      endpoint: `http://${host}:${ports.minio}`,
      accessKey: secrets.minioAccessKey,
      secretKey: secrets.minioSecretKey,
    },
    mail: {
      smtpUrl: `smtp://${host}:${ports.smtp}`,
      webUrl: `http://${host}:${ports.mailWeb}`,
    },
    sms: { url: `http://${host}:${ports.sms}` },
    ...(scansForMalware(profile) ? { clamd: { url: `tcp://${host}:${ports.clamd}` } } : {}),
  };
}

export function writeDescription(profile: Profile): Description {
  const description = describe(profile);
  writeFileSync(file(profile), `${JSON.stringify(description, null, 2)}\n`, { mode: 0o600 });
  return description;
}

/** Undefined when the infrastructure of this profile is not up. */
export function readDescription(profile: Profile): Description | undefined {
  return existsSync(file(profile)) ? JSON.parse(readFileSync(file(profile), 'utf8')) : undefined;
}

export function removeDescription(profile: Profile): void {
  rmSync(file(profile), { force: true });
}

function file(profile: Profile): string {
  return join(profile.folder, 'infra.json');
}
