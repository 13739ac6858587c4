import { randomUUID } from 'node:crypto';
import {
  contactChallengeIssued,
  contactChannelFailed,
  contactDeadlineSet,
  contactLapsed,
  messageDelivered,
  messageFailed,
  messageSent,
} from '#contracts';
import { ShowTimelineToHelpdesk } from '../src/app/show-timeline-to-helpdesk.js';
import { timelineKinds } from '../src/domain/timeline.js';
import { timelineTexts } from '../src/domain/timeline.texts.js';
import { openPeriods } from '../src/period-tools.js';
import { AccountFixture, POLICY, session, setPeriod } from './account.fixture.js';

const HOUR = 3_600_000;
interface Entry {
  readonly kind: string;
  readonly title: string;
  readonly detail: string;
  readonly next?: string;
}

let account: AccountFixture;
beforeAll(async () => {
  account = await AccountFixture.start();
});
afterAll(() => account.stop());
afterEach(() => account.database.shiftClock(0));

const now = () => new Date().toISOString();
async function timeline(drafted: { cookies: Record<string, string> }, language = 'id'): Promise<Entry[]> {
  const headers = { 'accept-language': language };
  const answer = await account.call('/api/v1/registrations/me/timeline', { cookies: session(drafted), headers });
  expect(answer.status).toBe(200);
  return answer.json<{ entries: Entry[] }>().entries;
}

describe('GET /registrations/me/timeline', () => {
  async function unlucky() {
    const applicant = await account.submitted();
    const { registrationId, email } = applicant;
    const challengeId = randomUUID();
    const [issued] = contactChallengeIssued.samples;
    const about = { registrationId, challengeId, deliveryId: randomUUID(), channel: 'email' as const };
    // What became of a message may be heard before the message itself.
    await account.hear(messageSent, { ...about, at: new Date(Date.now() + 1_000).toISOString() });
    await account.hear(contactChallengeIssued, { ...issued, registrationId, challengeId, contactId: email });
    const until = '2026-12-03T16:59:59.000Z';
    const step = { registrationId, contactId: email, channel: 'email', purpose: 'verify' };
    await account.hear(contactDeadlineSet, { ...step, until, reason: 'message-accepted' });
    await account.hear(messageFailed, {
      ...about,
      at: new Date(Date.now() + 2_000).toISOString(),
      reason: 'recipient-refused',
    });
    return { ...applicant, about, step };
  }

  it('tells each step and each message in plain Indonesian, with what to do next', async () => {
    const applicant = await unlucky();
    const entries = await timeline(applicant);
    expect(entries.map(({ kind }) => kind)).toEqual([
      'draft-created',
      'submitted',
      'message-queued',
      'deadline-set',
      'message-sent',
      'message-failed',
    ]);
    const failed = entries.at(-1);
    expect(failed).toMatchObject({
      title: 'Pesan tidak sampai',
      detail: expect.stringMatching(/^Kode verifikasi lewat e-mail tidak sampai: penerima menolak/),
      next: expect.stringContaining('perbaiki'),
    });
    expect(entries[3]?.detail).toBe('Verifikasi kontak pertama paling lambat 3 Desember 2026 pukul 23.59 WIB.');
    // It failed: to wait for it is no advice any more.
    expect(entries[4]?.next).toBeUndefined();
  });

  it('tells the same in English', async () => {
    const entries = await timeline(await unlucky(), 'en');
    expect(entries.at(-1)).toMatchObject({
      title: 'Message not delivered',
      detail: expect.stringMatching(/^The verification code by e-mail did not arrive: it was refused there/),
      next: expect.stringContaining('correct it'),
    });
    expect(entries[3]?.detail).toMatch(/^Verifying the first contact: 3 December 2026 at 23:59 WIB at the latest/);
  });

  it('advises nothing that is done', async () => {
    const applicant = await unlucky();
    const { registrationId, email, sms, step } = applicant;
    await account.hear(contactChannelFailed, { ...step, at: now() });
    expect((await account.me(applicant)).contacts).toMatchObject([
      { contactId: email, channelFailedAt: expect.any(String) },
      { contactId: sms, channelFailedAt: null },
    ]);
    await account.prove(registrationId, sms, 'verify', 'sms');
    await account.prove(registrationId, email, 'activate');
    const entries = await timeline(applicant);
    expect(entries.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['channel-failed', 'verified', 'activated']),
    );
    expect(entries.filter(({ kind }) => kind === 'message-queued').at(-1)?.detail).toContain('Ucapan selamat datang');
  });

  it('tells why a registration ended, and that one can register again', async () => {
    const applicant = await unlucky();
    await account.hear(contactLapsed, { ...applicant.step, at: now(), until: now() });
    const ended = (await timeline(applicant)).find(({ kind }) => kind === 'cancelled');
    expect(ended).toMatchObject({
      detail: 'Kontak pertama tidak diverifikasi sampai batas waktunya.',
      next: expect.stringContaining('mendaftar lagi'),
    });
    expect((await timeline(applicant)).filter(({ next }) => next)).toHaveLength(1);
  });

  it('tells of a submission that was refused because of its NIK', async () => {
    const holder = await account.submitted();
    await account.prove(holder.registrationId, holder.email, 'verify');
    const late = await account.draft(holder.nik);
    await account.submit(late, [await account.receipt(late)]);
    expect((await timeline(late)).map(({ kind }) => kind)).toEqual(['draft-created', 'nik-refused']);
  });

  it('holds codes and ids alone', async () => {
    const applicant = await unlucky();
    await account.hear(messageDelivered, { ...applicant.about, at: now() });
    const rows = JSON.stringify(await account.query('select detail from timeline'));
    for (const secret of ['siti', 'Siti', '81234', '@']) expect(rows).not.toContain(secret);
  });

  it('needs a session', async () => {
    expect((await account.call('/api/v1/registrations/me/timeline')).status).toBe(401);
  });

  it('has words in both languages for every kind', () => {
    for (const kind of timelineKinds) {
      const { title, detail, next } = timelineTexts[kind];
      for (const text of [title, detail, next ?? title])
        expect([text.id.length > 0, text.en.length > 0]).toEqual([true, true]);
    }
  });
});

describe('the helpdesk', () => {
  it('sees the same by the registration number, and every look is written down', async () => {
    const { registrationId, registrationNumber } = await account.submitted();
    const staffId = randomUUID();
    const view = await account.use(ShowTimelineToHelpdesk).execute({ registrationNumber, staffId });
    expect(view.entries.map(({ kind }) => kind)).toEqual(['draft-created', 'submitted']);
    const looks = await account.query('select actor, fields from audit where subject_id = $1 and action = $2', [
      registrationId,
      'timeline.shown',
    ]);
    expect(looks).toEqual([{ actor: 'helpdesk', fields: [staffId] }]);
    const unknown = account.use(ShowTimelineToHelpdesk).execute({ registrationNumber: '0000-0000-0000', staffId });
    await expect(unknown).rejects.toMatchObject({ code: 'registration-unknown' });
  });
});

describe('GET /announcements', () => {
  it('shows what is out, the newest first, in the language of the reader', async () => {
    const periods = await openPeriods(account.database.url);
    const { periodId } = account;
    const announce = (title: string, at?: Date) =>
      periods.announce.execute({
        periodId,
        title: { id: title, en: `${title} (en)` },
        body: { id: 'Isi', en: 'Body' },
        at,
      });
    try {
      await announce('Lama', new Date(Date.now() - HOUR));
      await announce('Baru');
      await announce('Nanti', new Date(Date.now() + HOUR));
      await expect(announce(' ')).rejects.toMatchObject({ code: 'announcement-invalid' });
    } finally {
      await periods.close();
    }
    const titles = async (language: string) => {
      const answer = await account.call('/api/v1/announcements', { headers: { 'accept-language': language } });
      return answer.json<{ announcements: { title: string; body: string }[] }>().announcements;
    };
    expect((await titles('id')).map(({ title }) => title)).toEqual(['Baru', 'Lama']);
    expect((await titles('en'))[0]).toMatchObject({ title: 'Baru (en)', body: 'Body', periodId });
    await account.database.shiftClock(7_200);
    expect((await titles('id')).map(({ title }) => title)).toEqual(['Nanti', 'Baru', 'Lama']);
  });
});

describe('a period', () => {
  const post = () =>
    account.draft().then(
      () => 201,
      (error: Error) => error.message,
    );

  it('takes no draft before it opens and after it closes, says when, and goes on when it is extended', async () => {
    const [opensAt, closesAt] = [new Date(Date.now() - HOUR), new Date(Date.now() + HOUR)];
    await account.database.shiftClock(-2 * 3_600);
    const early = await post();
    expect(early).toContain('"code":"period-not-open"');
    expect(early).toContain('"opensAt":');
    await account.database.shiftClock(2 * 3_600);
    const late = await post();
    expect(late).toContain('"code":"period-closed"');
    expect(late).toContain('"closesAt":');
    const extendedTo = new Date(Date.now() + 4 * HOUR);
    await setPeriod(account.database.url, { opensAt, closesAt, extendedTo, policy: { ...POLICY, verifyHours: 48 } });
    expect(await post()).toBe(201);
    expect((await account.call('/api/v1/period')).json()).toMatchObject({
      state: 'open',
      closesAt: extendedTo.toISOString(),
      extendedFrom: closesAt.toISOString(),
      policy: { verifyHours: 48, activateHours: 72 },
    });
    const [published] = (await account.published(account.periodId)).slice(-1);
    expect(published?.data).toMatchObject({ closesAt: extendedTo.toISOString(), policy: { verifyHours: 48 } });
  });
});
