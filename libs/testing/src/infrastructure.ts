import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where the infrastructure of a profile can be reached, as it wrote it down itself. */
export interface Infrastructure {
  readonly postgres: { readonly host: string; readonly port: number; readonly user: string; readonly password: string };
  readonly redis: { readonly url: string };
  readonly kafka: { readonly brokers: string[] };
  readonly minio: { readonly endpoint: string; readonly accessKey: string; readonly secretKey: string };
  readonly mail: { readonly smtpUrl: string; readonly webUrl: string };
  readonly sms: { readonly url: string };
  readonly clamd: { readonly url: string };
}

/** The running infrastructure of the tests. @throws Error with the command that starts it when there is none. */
export function testInfrastructure(): Infrastructure {
  const path = join(process.cwd(), '.daftar', 'test', 'infra.json');
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Infrastructure;
  } catch {
    throw new Error('The infrastructure of the tests is not running: npm run infra -- up');
  }
}
