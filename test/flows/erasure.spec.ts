import { parseKeyRing, unwrapPersonKey } from '#privacy';
import { eventually } from '#testing';
import type { Registration } from '../../deploy/journey/answers.js';
import type { Applicant } from '../../deploy/journey/applicant.js';
import { prepare, proveAndActivate } from '../../deploy/journey/journey.js';
import * as steps from '../../deploy/journey/steps.js';
import { environmentOf } from '../../deploy/local/index.js';
import { ask } from './databases.js';
import { leaveTraces, messageSecretsOf, readDocuments, uploadWithoutCommit, valuesOf } from './person-traces.js';
import { type RunningSystem, startSystem, step } from './running-system.js';
import { objects, redis, type Sink } from './sinks.js';
import { type Secret, secretsIn } from './spellings.js';
import { decrypted, isAudit, OWNERS, ringKeys, type Traces, tables, tracesOf } from './stores.js';

const DAYS = 8;
const PATIENCE = { timeoutMs: 120_000 };
const wrappedKeys = { account: 'registration', 'document-storage': 'dossier', verification: 'cases' } as const;

describe('a person who was erased', () => {
  let running: RunningSystem;
  let erased: Applicant;
  let other: Applicant;
  let id: string;
  let othersId: string;
  let values: Secret[];
  let traces: Traces;
  let personKeys: Map<string, Buffer>;
  let before: { audit: string[]; rows: readonly Sink[]; buckets: readonly Sink[] };

  beforeAll(async () => {
    running = await startSystem();
    [erased, other] = [running.applicant({ first: 'email' }), running.applicant({ first: 'sms', confirmBy: 'link' })];
    for (const applicant of [erased, other]) {
      await prepare(applicant, step);
      await uploadWithoutCommit(applicant);
      await proveAndActivate(applicant, step);
    }
    await leaveTraces(erased);
    [id, othersId] = (await Promise.all(
      [erased, other].map(async ({ client }) => (await me(client)).registrationId),
    )) as [string, string];
    await quiet();
    traces = await ownTraces();
    values = [...valuesOf(erased), ...(await messageSecretsOf(erased))];
    personKeys = await keysOf(id);
    before = { audit: await auditRows(), rows: await tables(running.infra), buckets: await objects(running.infra) };

    await erased.client.post('/api/v1/registrations/me/withdrawal', { password: erased.person.password });
    values.push(...valuesOf(erased));
    await quiet();
    const late = await ownTraces();
    const both = (which: keyof Traces) => new Set([...traces[which], ...late[which]]);
    traces = { ids: both('ids'), secrets: both('secrets') };
    await shiftClocks(DAYS);
    await eventually(async () => {
      const [row] = await ask<{ all: boolean }>(
        running.infra,
        'account',
        `select num_nonnulls(documents_at, contacts_at, messages_at) = 3 as all from erasure where registration_id = $1`,
        [id],
      );
      return row?.all === true;
    }, PATIENCE);
    await quiet();
  });
  afterAll(async () => {
    await shiftClocks(0);
    await running.stop();
  });

  const me = (client: Applicant['client']) => client.get<Registration>('/api/v1/registrations/me');
  const shiftClocks = (days: number) =>
    Promise.all(
      OWNERS.map((owner) =>
        ask(running.infra, owner, 'update app_clock set shift = make_interval(days => $1)', [days]),
      ),
    );

  /** Every event was sent and handled, and every message was handed over. */
  async function quiet(): Promise<void> {
    const still = (owner: (typeof OWNERS)[number], sql: string) => async () =>
      (await ask(running.infra, owner, `${sql} limit 1`, [[id ?? '', othersId ?? '']])).length === 0;
    for (const owner of OWNERS)
      await eventually(still(owner, 'select 1 from outbox where sent_at is null and key = any($1)'), PATIENCE);
    const waiting = `select 1 from deliveries where state in ('queued', 'sending') and registration_id::text = any($1)`;
    await eventually(still('notification', waiting), PATIENCE);
  }

  /** What both have, such as the hash of the same file, says nothing about one of them. */
  async function ownTraces(): Promise<Traces> {
    const [own, others] = [await tracesOf(running.infra, id), await tracesOf(running.infra, othersId)];
    return { ids: own.ids, secrets: new Set([...own.secrets].filter((secret) => !others.secrets.has(secret))) };
  }

  async function keysOf(registrationId: string): Promise<Map<string, Buffer>> {
    const found = new Map<string, Buffer>();
    for (const [owner, table] of Object.entries(wrappedKeys) as [keyof typeof wrappedKeys, string][]) {
      const [row] = await ask<{ wrapped: string }>(
        running.infra,
        owner,
        `select wrapped_key as wrapped from ${table} where registration_id = $1`,
        [registrationId],
      );
      const ring = parseKeyRing(environmentOf(running.infra.profile, owner).MASTER_KEY ?? '');
      found.set(`${owner} person`, unwrapPersonKey(ring, registrationId, row?.wrapped ?? '').sealing.key);
    }
    return found;
  }

  async function auditRows(): Promise<string[]> {
    const rows = await Promise.all(
      OWNERS.map(async (owner) => {
        const own = await ask<{ row: string }>(
          running.infra,
          owner,
          'select t::text as row from audit t where subject_id::text = any($1) order by id',
          [[...traces.ids]],
        );
        return own.map(({ row }) => `${owner} ${row}`);
      }),
    );
    return rows.flat();
  }

  /** What names the person in the sealed values of some stores, under any key of any configuration or of the person. */
  function opened(sinks: readonly Sink[]): { sink: string; key: string; secrets: string[] }[] {
    const keys = new Map([...ringKeys(running.infra), ...personKeys]);
    const named = [
      ...values,
      ...[...personKeys].map(([name, key]) => ({ name: `key: ${name}`, value: key.toString('base64') })),
    ];
    return sinks.flatMap(({ name: sink, text }) =>
      [...keys].flatMap(([key, bytes]) => {
        const secrets = secretsIn(decrypted(text, bytes).join('\n'), named);
        return secrets.length > 0 ? [{ sink, key, secrets: [...new Set(secrets)] }] : [];
      }),
    );
  }
  const inClear = (sinks: readonly Sink[]) =>
    sinks.flatMap(({ name: sink, text }) => {
      const secrets = secretsIn(text, values);
      return secrets.length > 0 ? [{ sink, secrets: [...new Set(secrets)] }] : [];
    });
  const traced = (sinks: readonly Sink[]) =>
    sinks.flatMap(({ name, text }) => {
      const count = [...traces.secrets].filter((secret) => text.includes(secret)).length;
      return count > 0 ? [{ sink: name, count }] : [];
    });

  it('was there before, in sealed values that this test can open', () => {
    const found = opened(before.rows);
    for (const owner of ['account', 'verification'])
      expect(found).toContainEqual(
        expect.objectContaining({ key: `${owner} person`, secrets: expect.arrayContaining(['e-mail']) }),
      );
    expect(found.some(({ key }) => /SEAL_KEY_ACCOUNT_VERIFICATION/.test(key))).toBe(true);
    for (const owner of Object.keys(wrappedKeys))
      expect(found).toContainEqual(expect.objectContaining({ key: expect.stringContaining(`${owner} MASTER_KEY`) }));
    expect(traces.secrets.size).toBeGreaterThan(40);
    expect(traced(before.rows).length).toBeGreaterThan(8);
    expect(
      before.buckets
        .filter(({ text }) => text.includes(id))
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['bucket clean', 'bucket quarantine']);
  });

  it('stands in no table of any database, neither in clear, nor by a fingerprint, nor in anything that opens', async () => {
    // What was unsent at the erasure goes within a minute after it was sent.
    const rows = await eventually(async () => {
      const all = await tables(running.infra);
      expect(traced(all.filter((sink) => !isAudit(sink)))).toEqual([]);
      return all;
    }, PATIENCE);
    expect(inClear(rows)).toEqual([]);
    expect(opened(rows)).toEqual([]);
    expect(traced(rows)).toEqual([]);
  });

  it('is known by its registration id alone, where somebody must know that it is erased', async () => {
    const rows = (await tables(running.infra)).filter((sink) => !isAudit(sink));
    const places = rows.filter(({ text }) => text.includes(id)).map(({ name }) => name.replace(/_(?:\d{8}|rest)$/, ''));
    const tombstones = [
      'account erasure',
      'document-storage dossier',
      'notification erasures',
      'verification erasures',
    ];
    const told = OWNERS.map((owner) => `${owner} outbox`);
    expect([...new Set(places)].filter((place) => ![...tombstones, ...told].includes(place))).toEqual([]);
    const itsOwn = [...traces.ids].filter((each) => each !== id);
    const left = rows.filter(({ text }) => itsOwn.some((each) => text.includes(each))).map(({ name }) => name);
    expect(left).toEqual([]);
  });

  it('stands in no bucket and nowhere in Redis', async () => {
    const buckets = await objects(running.infra);
    expect(buckets.filter(({ text }) => [...traces.ids].some((each) => text.includes(each)))).toEqual([]);
    const stores = [...buckets, await redis(running.infra)];
    expect(traced(stores)).toEqual([]);
    expect(inClear(stores)).toEqual([]);
    expect(opened(stores)).toEqual([]);
  });

  it('leaves its audit rows standing', async () => {
    const after = await auditRows();
    expect(before.audit.length).toBeGreaterThan(20);
    expect(after).toEqual(expect.arrayContaining(before.audit));
    expect(inClear([{ name: 'audit', text: after.join('\n') }])).toEqual([]);
  });

  it('is a stranger at the door, and may register again', async () => {
    const { nik, password } = erased.person;
    const login = erased.newDevice().post('/api/v1/sessions', { nik, password });
    await expect(login).rejects.toMatchObject({ status: 401 });
    const again = running.applicant();
    Object.assign(again.person, { nik });
    await steps.lookAtPeriod(again);
    await steps.createDraft(again);
    expect(again.registrationNumber).not.toBe(erased.registrationNumber);
  });

  it('takes nobody along: others log in, and read their documents', async () => {
    await steps.logInWithNik(other);
    expect(await readDocuments(other)).toBeGreaterThanOrEqual(other.requirements.length);
  });
});
