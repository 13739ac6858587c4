import { eventually } from '#testing';
import type { Applicant } from '../../deploy/journey/applicant.js';
import { prepare } from '../../deploy/journey/journey.js';
import * as steps from '../../deploy/journey/steps.js';
import { ask } from './databases.js';
import { type RunningSystem, startSystem, step } from './running-system.js';

const OWNERS = ['account', 'document-storage', 'verification', 'notification'] as const;

describe('a deadline that passes while Kafka is away', () => {
  let running: RunningSystem;

  beforeAll(async () => {
    running = await startSystem();
  });
  afterAll(async () => {
    await shiftClocks(0);
    await running.stop();
  });

  const shiftClocks = (days: number) =>
    Promise.all(
      OWNERS.map((owner) =>
        ask(running.infra, owner, 'update app_clock set shift = make_interval(days => $1)', [days]),
      ),
    );

  async function withACode(): Promise<{ applicant: Applicant; confirm: () => Promise<void>; id: string }> {
    const applicant = running.applicant({ first: 'email' }, true);
    await prepare(applicant, step);
    await steps.submit(applicant);
    const message = await steps.waitForMessage(applicant, 1);
    const { registrationId: id } = await applicant.client.get<{ registrationId: string }>('/api/v1/registrations/me');
    // The clock of a contact starts when its first message was accepted.
    await eventually(async () => {
      const events = await ask(running.infra, 'account', `select 1 from inbox where type like '%deadline-set%'`);
      const [told] = await ask<{ until: string | null }>(
        running.infra,
        'verification',
        `select 1 from outbox where key = $1 and type like '%deadline-set%' and sent_at is not null`,
        [id],
      );
      return events.length > 0 && told !== undefined;
    });
    return { applicant, id, confirm: () => steps.confirm(applicant, message) };
  }

  const outboxHolds = async (id: string, type: string) =>
    (
      await ask(running.infra, 'verification', 'select 1 from outbox where key = $1 and type like $2', [
        id,
        `%${type}%`,
      ])
    ).length;

  it('cancels nobody whose confirmation was acknowledged, and everybody else', async () => {
    const inTime = await withACode();
    const late = await withACode();
    const { kafka } = running.infra.parts;

    await kafka.stop();
    try {
      await inTime.confirm();
      await shiftClocks(5);
      await eventually(async () => (await outboxHolds(late.id, 'contact.lapsed')) === 1, { timeoutMs: 30_000 });
    } finally {
      await kafka.start();
    }

    await steps.waitForState(inTime.applicant, 'verified');
    await steps.waitForState(late.applicant, 'cancelled');
    expect(await outboxHolds(inTime.id, 'contact.lapsed')).toBe(0);
    const told = await late.applicant.surroundings.inboxes.waitFor(late.applicant.recipient('email'), 2, 60_000);
    expect(told.text).toContain(late.applicant.registrationNumber);
  });
});
