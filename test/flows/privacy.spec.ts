import { createHash, randomUUID } from 'node:crypto';
import type { Slot } from '../../deploy/journey/answers.js';
import type { Applicant } from '../../deploy/journey/applicant.js';
import { codeIn, type Message, tokenIn } from '../../deploy/journey/inbox.js';
import { prepare, proveAndActivate } from '../../deploy/journey/journey.js';
import { sampleOf } from '../../deploy/journey/samples.js';
import * as steps from '../../deploy/journey/steps.js';
import { type RunningSystem, startSystem, step } from './running-system.js';
import { logs, metrics, objects, redis, type Sink, topics } from './sinks.js';
import { phoneSpellings, type Secret, secretsIn, spellingsOf } from './spellings.js';

function secretsOf(applicant: Applicant, messages: readonly Message[]): Secret[] {
  const { person, receipts } = applicant;
  const { address } = person;
  return [
    { name: 'NIK', value: person.nik },
    { name: 'No. KK', value: person.kk },
    { name: 'name', value: person.name },
    { name: 'address', value: address.street },
    { name: 'e-mail', value: person.email },
    { name: 'password', value: person.password },
    ...phoneSpellings(person.phone).map((value) => ({ name: `phone as ${value.replace(/\d/g, '9')}`, value })),
    ...messages.flatMap((message) => [
      { name: 'code', value: codeIn(message) },
      { name: 'link token', value: tokenIn(message) },
    ]),
    ...receipts.map((value) => ({ name: 'document receipt', value })),
    ...applicant.client.cookies.values().map((value) => ({ name: 'session or refresh token', value })),
  ];
}

describe('the search for personal data', () => {
  const secret = { name: 'name', value: "Siti Nur'aini" };

  it.each([
    ['clear', (value: string) => value],
    ['base64', (value: string) => Buffer.from(`x${value}y`).toString('base64')],
    ['base64url', (value: string) => Buffer.from(`xy${value}`).toString('base64url')],
    ['URL-encoded', (value: string) => encodeURIComponent(value)],
    ['form-encoded', (value: string) => new URLSearchParams({ value }).toString()],
  ])('finds a value that stands %s', (_, write) => {
    expect(secretsIn(`{"a":"${write(secret.value)}"}`, [secret])).toEqual(['name']);
  });

  it('finds a phone number however it is written', () => {
    expect(
      phoneSpellings('+628123456789').filter(
        (spelling) => secretsIn(`call 0812-3456-789!`, [{ name: 'phone', value: spelling }]).length > 0,
      ),
    ).toHaveLength(1);
    expect(spellingsOf('08123456789')).toContain('08123456789');
  });
});

describe('after full journeys, with messages still waiting', () => {
  let running: RunningSystem;
  let secrets: Secret[];
  const found: { sink: string; secrets: string[] }[] = [];
  const sizes = new Map<string, number>();

  const look = (sinks: readonly Sink[]) => {
    for (const { name, text } of sinks) {
      sizes.set(name, (sizes.get(name) ?? 0) + text.length);
      const names = secretsIn(text, secrets);
      if (names.length > 0) found.push({ sink: name, secrets: [...new Set(names)] });
    }
  };

  beforeAll(async () => {
    running = await startSystem();
    const done = [
      running.applicant({ first: 'email', confirmBy: 'link' }),
      running.applicant({ first: 'sms', confirmBy: 'code' }),
    ];
    const waiting = [running.applicant({ first: 'email' }), running.applicant({ first: 'sms' })];
    secrets = [];
    for (const applicant of done) {
      await prepare(applicant, step);
      secrets.push(...secretsOf(applicant, []));
      await proveAndActivate(applicant, step);
      secrets.push(
        ...secretsOf(applicant, [await steps.waitForMessage(applicant, 1), await steps.waitForMessage(applicant, 2)]),
      );
    }
    for (const applicant of waiting) await prepare(applicant, step);
    await uploadWithoutCommit(waiting[0] as Applicant);
    await running.infra.parts.mail.stop();
    await running.infra.parts.sms.stop();
    for (const applicant of waiting) await steps.submit(applicant);
    for (const applicant of waiting) secrets.push(...secretsOf(applicant, []));
    await refusedRequests(running, waiting[0] as Applicant);
    look([await redis(running.infra)]);
    await running.infra.parts.mail.start();
    await running.infra.parts.sms.start();
    for (const applicant of waiting) secrets.push(...secretsOf(applicant, [await steps.waitForMessage(applicant, 1)]));
    look([
      ...(await topics(running.infra)),
      await redis(running.infra),
      ...logs(running.infra),
      ...(await metrics(running.infra)),
      ...(await objects(running.infra)),
    ]);
  });
  afterAll(() => running.stop());

  it('no NIK, name, address, phone, e-mail, code, token or password stands readable anywhere', () => {
    expect(found).toEqual([]);
  });

  it('there was something to read everywhere', () => {
    expect([...sizes].filter(([name, size]) => size === 0 && !name.includes('previous'))).toEqual([]);
    expect(sizes.size).toBeGreaterThan(14);
  });
});

/** Leaves an object in quarantine to look at. */
async function uploadWithoutCommit({ client, person }: Applicant): Promise<void> {
  const { fileName, contentType, bytes } = await sampleOf('ktp', person);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const slot = await client.post<Slot>(
    '/api/v1/documents/slots',
    { kind: 'ktp', fileName, contentType, sizeBytes: bytes.length, sha256 },
    randomUUID(),
  );
  await client.upload(slot.upload.url, slot.upload.fields, bytes);
}

/** Errors are where values leak: requests that are refused at the edge, in the domain and in the database. */
async function refusedRequests(running: RunningSystem, applicant: Applicant): Promise<void> {
  const { person } = applicant;
  const refused = (work: Promise<unknown>) =>
    work.then(
      () => undefined,
      () => undefined,
    );
  await refused(
    applicant.client.patch('/api/v1/registrations/me', { person: { name: person.name, nik: `${person.nik}9` } }),
  );
  await refused(applicant.newDevice().post('/api/v1/sessions', { nik: person.nik, password: `${person.password}x` }));
  await refused(applicant.client.post('/api/v1/verifications/code', { code: '000000' }));
  await refused(
    applicant.newDevice().get(`/api/v1/nowhere?nik=${person.nik}&email=${encodeURIComponent(person.email)}`),
  );
  await refused(fetch(`${running.surroundings.base}/api/v1/registrations/${person.nik}`));
}
