import { createHash, randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import {
  configureLogging,
  environmentOrFiles,
  loadConfig,
  type RunningService,
  runtimeKeys,
  startService,
} from '#runtime';
import { eventually, openTestDatabase, type TestDatabase } from '#testing';
import { migrations } from '../../services/document-storage/migrations/index.js';
import { CommitDocument } from '../../services/document-storage/src/app/commit-document.js';
import { OpenSlot } from '../../services/document-storage/src/app/open-slot.js';
import { SetRequirements } from '../../services/document-storage/src/app/set-requirements.js';
import { documentStorageKeys } from '../../services/document-storage/src/document-storage.config.js';
import { documentStorageService } from '../../services/document-storage/src/document-storage.module.js';
import { S3Storage } from '../../services/document-storage/src/out/s3/s3-storage.js';
import { inventPerson } from '../journey/person.js';
import { sampleOf } from '../journey/samples.js';
import { environmentOf, openInfra, type Profile, System, watchMemory } from '../local/index.js';

const DAY_MS = 86_400_000;
const KINDS = ['ktp', 'pas-foto', 'swafoto', 'surat-lamaran', 'ijazah', 'transkrip'] as const;
const INSTANCE = 'inspection-bench';
const { values } = parseArgs({ options: { people: { type: 'string', default: '50' } } });

function configFor(profile: Profile, databaseUrl: string) {
  const environment = { ...environmentOf(profile, 'document-storage'), DATABASE_URL: databaseUrl, ROLE: 'serve' };
  return loadConfig({ ...runtimeKeys, ...documentStorageKeys }, environmentOrFiles(environment));
}

/** The documents of one person, uploaded and committed as a browser does it. */
async function handIn({ app }: RunningService, s3: string, registrationId: string): Promise<void> {
  const person = inventPerson();
  for (const kind of KINDS) {
    const { contentType, bytes } = await sampleOf(kind, person);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const wanted = { registrationId, idempotencyKey: randomUUID(), kind, contentType, sizeBytes: bytes.length, sha256 };
    const { documentId, upload } = await app.get(OpenSlot).execute(wanted as never);
    const form = new FormData();
    for (const [name, value] of Object.entries(upload.fields)) form.append(name, value);
    form.append('file', new Blob([new Uint8Array(bytes)]), 'file');
    const sent = await fetch(new URL(new URL(upload.url).pathname, s3), { method: 'POST', body: form });
    if (!sent.ok) throw new Error(`upload: ${sent.status} ${await sent.text()}`);
    await app.get(CommitDocument).execute({ registrationId, documentId });
  }
}

async function waiting({ dataSource }: TestDatabase): Promise<number> {
  const [{ count }] = await dataSource.query<[{ count: number }]>('select count(*)::int from inspection');
  return count;
}

async function bench(profile: Profile, database: TestDatabase): Promise<void> {
  const config = configFor(profile, database.url);
  const serving = await startService(documentStorageService, { ...config, HTTP_PORT: 0 });
  const system = new System(profile);
  const people = Array.from({ length: Number(values.people) }, () => randomUUID() as string);
  try {
    const [opensAt, closesAt] = [new Date(Date.now() - DAY_MS), new Date(Date.now() + DAY_MS)];
    await serving.app.get(SetRequirements).execute({ periodId: randomUUID(), opensAt, closesAt });
    for (const registrationId of people) await handIn(serving, config.S3_ENDPOINT, registrationId);
    await database.dataSource.query(`update inspection set due_at = due_at + interval '1 day'`);
    const env = { DATABASE_URL: database.url };
    const { process } = await system.start('document-storage', { role: 'work', instance: INSTANCE, env });
    try {
      const memory = watchMemory(process.pid as number);
      const began = performance.now();
      await database.dataSource.query(`update inspection set due_at = due_at - interval '1 day'`);
      await eventually(async () => (await waiting(database)) === 0, { timeoutMs: 600_000 });
      const seconds = (performance.now() - began) / 1000;
      const count = people.length * KINDS.length;
      console.log(
        `${count} documents in ${seconds.toFixed(1)} s, ${(count / seconds).toFixed(1)} a second; at most ${memory.stop().together} MB`,
      );
    } finally {
      await process.stop();
    }
  } finally {
    for (const registrationId of people) await serving.app.get(S3Storage).removeEverythingOf(registrationId);
    await serving.stop();
  }
}

configureLogging({ service: 'document-storage', role: 'serve', level: 'error' });
const { profile } = await openInfra('test');
const database = await openTestDatabase({ migrations });
try {
  await bench(profile, database);
} finally {
  await database.drop();
}
process.exit();
