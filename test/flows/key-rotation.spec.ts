import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { eventually } from '#testing';
import type { Registration } from '../../deploy/journey/answers.js';
import type { Applicant } from '../../deploy/journey/applicant.js';
import { walkThrough } from '../../deploy/journey/journey.js';
import * as steps from '../../deploy/journey/steps.js';
import { databaseUrl, environmentOf } from '../../deploy/local/index.js';
import { ask } from './databases.js';
import { readDocuments } from './person-traces.js';
import { type RunningSystem, startSystem, step } from './running-system.js';
import { OWNERS } from './stores.js';

const run = promisify(execFile);
const wrapping = { account: 'registration', 'document-storage': 'dossier', verification: 'cases' } as const;
type Wrapping = keyof typeof wrapping;
type Owner = (typeof OWNERS)[number];
type Order = 'old' | 'old,next' | 'next,old' | 'next';

/** A dozen restarts, one after the other, beside people who register. */
const LONGEST_MS = 600_000;

describe('the keys of the whole system', () => {
  let running: RunningSystem;
  const journeys: { applicant: Applicant; street: string; done: Promise<void> }[] = [];

  beforeAll(async () => {
    running = await startSystem();
  });
  afterAll(async () => {
    // Other tests know the old key alone.
    await everybody('old,next');
    for (const service of Object.keys(wrapping) as Wrapping[]) await rewrap(service, 'old,next');
    await running.stop();
  }, LONGEST_MS);

  /** The rings of a service, in an order. The new key follows from the old one: whoever is interrupted finds it again. */
  function ringsOf(service: Owner, order: Order): Record<string, string> {
    const rings = Object.entries(environmentOf(running.infra.profile, service)).filter(
      ([name]) => name === 'MASTER_KEY' || name.startsWith('SEAL_KEY_'),
    );
    const next = (old: string) => `next=${createHash('sha256').update(`next ${old}`).digest('base64')}`;
    const written = (old: string) =>
      order
        .split(',')
        .map((which) => (which === 'old' ? old : next(old)))
        .join(',');
    return Object.fromEntries(rings.map(([name, old]) => [name, written(old)]));
  }

  /** Restarts every service with its rings in that order, one after the other, while the others go on. */
  async function everybody(order: Order): Promise<void> {
    for (const service of OWNERS) {
      await running.system.process(service).stop();
      await running.system.start(service, { env: ringsOf(service, order) });
    }
  }

  async function rewrap(
    service: Wrapping,
    order: Order,
  ): Promise<{ rewrapped: number; byKeyId: Record<string, number> }> {
    const program = join(running.infra.profile.folder, '../..', `dist/services/${service}/src/operate.js`);
    const env = {
      PATH: process.env.PATH,
      DATABASE_URL: databaseUrl(running.infra.profile, service),
      MASTER_KEY: ringsOf(service, order).MASTER_KEY,
    };
    const { stdout } = await run(process.execPath, [program, 'rewrap-keys'], { env });
    return JSON.parse(stdout);
  }

  /** Somebody new sets out, and outlives what is restarted on the way. */
  function setOut(first: 'email' | 'sms'): void {
    const applicant = running.applicant({ first, confirmBy: first === 'email' ? 'code' : 'link' }, true);
    const street = `${applicant.person.address.street} Blok C`;
    const done = walkThrough(applicant, step);
    done.catch(() => undefined);
    journeys.push({ applicant, street, done });
  }

  it(
    'give way to others while people register: everybody becomes active, and everything stays readable',
    async () => {
      const both = () => (['email', 'sms'] as const).forEach(setOut);
      both();
      await everybody('old,next');
      both();
      await everybody('next,old');
      both();
      for (const service of Object.keys(wrapping) as Wrapping[]) {
        const { rewrapped, byKeyId } = await rewrap(service, 'next,old');
        expect(rewrapped).toBeGreaterThan(0);
        expect(Object.keys(byKeyId)).toEqual(['next']);
        expect(await rewrap(service, 'next,old')).toMatchObject({ rewrapped: 0 });
      }
      // Whatever was sealed with the old keys has arrived once those who set out under them are there.
      await Promise.all(journeys.map(({ done }) => done));
      await everybody('next');
      both();
      await Promise.all(journeys.map(({ done }) => done));

      for (const { applicant, street } of journeys) {
        await steps.logInWithNik(applicant);
        const { person, state } = await applicant.client.get<Registration>('/api/v1/registrations/me');
        expect({ state, nik: person.nik, street: person.address.street }).toEqual({
          ...{ state: 'active', nik: applicant.person.nik, street },
        });
        expect(await readDocuments(applicant)).toBeGreaterThanOrEqual(applicant.requirements.length);
      }
    },
    LONGEST_MS,
  );

  it('lost no event and no message on the way', async () => {
    const ids = await Promise.all(
      journeys.map(
        async ({ applicant }) => (await applicant.client.get<Registration>('/api/v1/registrations/me')).registrationId,
      ),
    );
    for (const owner of OWNERS) {
      await eventually(
        async () =>
          (await ask(running.infra, owner, 'select 1 from outbox where sent_at is null and key = any($1)', [ids]))
            .length === 0,
      );
      expect(await ask(running.infra, owner, 'select code from dead_letter where key = any($1)', [ids])).toEqual([]);
    }
    const failed = `select reason from deliveries where registration_id::text = any($1) and state not in ('sent', 'delivered')`;
    expect(await ask(running.infra, 'notification', failed, [ids])).toEqual([]);
  });
});
