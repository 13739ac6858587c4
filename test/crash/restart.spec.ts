import { eventually } from '#testing';
import type { Applicant } from '../../deploy/journey/applicant.js';
import { codeIn } from '../../deploy/journey/inbox.js';
import { walkThrough } from '../../deploy/journey/journey.js';
import { countMessages } from '../../deploy/journey/report.js';
import { type ServiceName, serviceNames } from '../../deploy/local/index.js';
import { ask } from '../flows/databases.js';
import { type RunningSystem, startSystem } from '../flows/running-system.js';

const PEOPLE = 12;

describe('a crowd on its way', () => {
  let running: RunningSystem;

  beforeAll(async () => {
    running = await startSystem();
  });
  afterAll(() => running.stop());

  /** Sends a crowd through, calls `disturb` each time another step was done, and gives everybody when all are active. */
  async function crowd(disturb: (stepsDone: number) => void): Promise<Applicant[]> {
    let stepsDone = 0;
    const walk = async <T>(_: string, step: () => Promise<T>): Promise<T> => {
      const result = await step();
      stepsDone += 1;
      disturb(stepsDone);
      return result;
    };
    const people = Array.from({ length: PEOPLE }, (_, i) =>
      running.applicant({ first: i % 2 === 0 ? 'email' : 'sms', confirmBy: i % 4 < 2 ? 'code' : 'link' }, true),
    );
    await Promise.all(people.map((applicant) => walkThrough(applicant, walk)));
    return people;
  }

  const states = async (people: readonly Applicant[]) =>
    ask<{ state: string; n: number }>(
      running.infra,
      'account',
      'select state, count(*)::int n from registration where registration_number = any($1) group by 1',
      [people.map((applicant) => applicant.registrationNumber)],
    );

  it('survives a stop and start of the whole system in the middle: all active, each message once', async () => {
    let restarted: Promise<unknown> = Promise.resolve();
    const people = await crowd((stepsDone) => {
      if (stepsDone !== PEOPLE * 7) return;
      restarted = (async () => {
        await Promise.all(serviceNames.map((name) => running.system.process(name).stop()));
        await running.system.startAll();
      })();
    });
    await restarted;
    expect(await states(people)).toEqual([{ state: 'active', n: PEOPLE }]);
    const counts = await Promise.all(people.map(countMessages));
    expect(counts.flatMap((count) => count.complaints)).toEqual([]);
  });

  it('survives kill -9 of every service, one after the other: all active, and at most one extra copy a crash, with the same code', async () => {
    const victims: ServiceName[] = ['account', 'verification', 'notification', 'document-storage', 'portal'];
    let crashes: Promise<unknown> = Promise.resolve();
    const crash = async (name: ServiceName) => {
      await running.system.process(name).kill();
      await running.system.start(name);
    };
    const people = await crowd((stepsDone) => {
      const victim = stepsDone % (PEOPLE * 2) === 0 ? victims.shift() : undefined;
      if (victim) crashes = crashes.then(() => crash(victim));
    });
    await crashes;
    expect(victims).toEqual([]);
    expect(await states(people)).toEqual([{ state: 'active', n: PEOPLE }]);
    let extra = 0;
    for (const applicant of people) {
      for (const channel of ['email', 'sms'] as const) {
        const messages = await applicant.surroundings.inboxes.messagesTo(applicant.recipient(channel));
        const codes = messages.filter(({ text }) => text.includes('/verifikasi#')).map(codeIn);
        expect(new Set(codes).size).toBe(1);
        extra += messages.length - applicant.messagesBy(channel);
      }
    }
    // One crash of notification, each of whose workers had at most one message in its hands.
    const concurrency = 20;
    expect(extra).toBeLessThanOrEqual(concurrency);
    await eventually(async () => {
      for (const owner of ['account', 'document-storage', 'verification', 'notification'] as const) {
        const [left] = await ask<{ n: number }>(
          running.infra,
          owner,
          'select count(*)::int n from outbox where sent_at is null',
        );
        expect(left?.n).toBe(0);
      }
      return true;
    });
  });
});
