import type { Applicant } from '../../deploy/journey/applicant.js';
import { prepare, proveAndActivate } from '../../deploy/journey/journey.js';
import { countMessages } from '../../deploy/journey/report.js';
import * as steps from '../../deploy/journey/steps.js';
import type { Parts } from '../../deploy/local/index.js';
import { type RunningSystem, startSystem, step } from './running-system.js';

async function reachSecondMessage(applicant: Applicant): Promise<Awaited<ReturnType<typeof steps.waitForMessage>>> {
  await prepare(applicant, step);
  await steps.submit(applicant);
  await steps.confirm(applicant, await steps.waitForMessage(applicant, 1));
  await steps.waitForState(applicant, 'verified');
  return steps.waitForMessage(applicant, 2);
}

describe('when a part is away', () => {
  let running: RunningSystem;

  beforeAll(async () => {
    // What Redis forgot is found again within seconds, not within the usual minute.
    running = await startSystem({ notification: { RECONCILE_MS: '3000' } });
  });
  afterAll(() => running.stop());

  async function without<T>(part: keyof Parts, work: () => Promise<T>): Promise<T> {
    await running.infra.parts[part].stop();
    try {
      return await work();
    } finally {
      await running.infra.parts[part].start();
    }
  }

  describe.each(['kafka', 'redis', 'mail', 'sms'] as const)('%s', (part) => {
    it('every request whose preconditions were met is accepted, and finishes when it is back', async () => {
      // Inboxes keep messages in memory: what matters here is who waits for a message of the other channel.
      const first = part === 'mail' ? 'email' : 'sms';
      const fresh = running.applicant({ first }, true);
      const ready = running.applicant({ first }, true);
      const nearlyDone = running.applicant({ first: part === 'sms' ? 'sms' : 'email' }, true);
      await prepare(ready, step);
      const message = await reachSecondMessage(nearlyDone);

      await without(part, async () => {
        await prepare(fresh, step);
        await steps.submit(ready);
        await steps.submit(fresh);
        await steps.confirm(nearlyDone, message);
      });

      await steps.waitForState(nearlyDone, 'active');
      for (const applicant of [ready, fresh]) {
        await steps.confirm(applicant, await steps.waitForMessage(applicant, 1));
        await steps.waitForState(applicant, 'verified');
        await steps.confirm(applicant, await steps.waitForMessage(applicant, 2));
        await steps.waitForState(applicant, 'active');
        await steps.waitForWelcome(applicant);
        expect((await countMessages(applicant)).complaints).toEqual([]);
      }
    });
  });

  const api = (path: string, init: RequestInit = {}) => fetch(`${running.surroundings.base}/api/v1${path}`, init);
  /** In somebody's session, and without coming back when the answer says so. */
  const askAs = (applicant: Applicant, path: string, body?: object) =>
    api(path, {
      headers: { cookie: applicant.client.cookies.headerFor(`/api/v1${path}`), 'content-type': 'application/json' },
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
    });
  const problem = async (answer: Response) => ({
    status: answer.status,
    retryAfter: Number(answer.headers.get('retry-after')) > 0,
    code: ((await answer.json()) as { code: string }).code,
  });
  const unavailable = { status: 503, retryAfter: true, code: 'temporarily-unavailable' };

  it('postgres: every request answers 503 with Retry-After, and works again afterwards', async () => {
    const applicant = running.applicant({ first: 'sms' });
    await prepare(applicant, step);
    await without('postgres', async () => {
      const { first, receipts } = applicant;
      for (const answer of [
        await api('/period'),
        await api('/document-requirements'),
        await askAs(applicant, '/registrations/me/submission', { first, receipts }),
        await askAs(applicant, '/documents'),
        await askAs(applicant, '/verifications/current'),
        await askAs(applicant, '/verifications/code', { code: '123456' }),
      ])
        expect(await problem(answer)).toEqual(unavailable);
    });
    await proveAndActivate(applicant, step);
    expect((await countMessages(applicant)).complaints).toEqual([]);
  });

  it('minio: uploads and commits answer 503 with Retry-After, the rest goes on, and works again afterwards', async () => {
    const applicant = running.applicant({ first: 'sms' }, true);
    const impatient = running.applicant();
    const submitting = running.applicant({ first: 'email' });
    await prepare(submitting, step);
    await without('minio', async () => {
      for (const each of [applicant, impatient]) {
        await steps.lookAtPeriod(each);
        await steps.lookAtRequirements(each);
        await steps.createDraft(each);
      }
      await expect(steps.uploadDocument(impatient, 'ktp')).rejects.toMatchObject({
        status: 503,
        problem: { code: 'temporarily-unavailable' },
      });
      await proveAndActivate(submitting, step);
    });
    await steps.uploadDocuments(applicant);
    await steps.waitForInspection(applicant);
    await proveAndActivate(applicant, step);
  });
});
