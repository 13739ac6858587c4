import { randomUUID } from 'node:crypto';
import { TransactionRunner } from '#database';
import { eventually } from '#testing';
import { Bench, type Challenge, type Notice, type Part } from './notification-bench.js';

let bench: Bench;
let consume: Part;

beforeAll(async () => {
  bench = await Bench.open();
  await bench.start('serve');
  consume = await bench.start('consume');
});
beforeEach(() => bench.behave({ reportDelayMs: 30 }));
afterAll(() => bench.close());

const inState = (message: Challenge | Notice, state: string) =>
  eventually(async () => {
    const delivery = await bench.delivery(message);
    expect(delivery.state).toBe(state);
    return delivery;
  });

describe('while workers send', () => {
  let work: Part;
  beforeAll(async () => {
    work = await bench.start('work');
  });
  afterAll(() => work.stop());

  test('a notice by SMS arrives once, however often it is asked for, and is told of by its id', async () => {
    const notice = bench.notice('sms', 'cancelled', { reason: 'document-overdue' });
    await Promise.all([bench.request(consume, notice), bench.request(consume, notice)]);
    await bench.request(consume, notice);
    const delivery = await inState(notice, 'delivered');
    const messages = await bench.sms(notice);
    expect(messages).toHaveLength(1);
    expect(messages[0]?.text).toContain('7K3Q-M2XW-D9TB');
    expect(messages[0]?.text).toContain('dokumen tidak diganti pada waktunya');
    expect(await bench.told(notice)).toEqual(['sent', 'delivered']);
    const [row] = await bench.database.dataSource.query<{ body: string }[]>('select body from outbox where key = $1', [
      notice.event.data.registrationId,
    ]);
    expect(JSON.parse(row?.body ?? '')).toMatchObject({ noticeId: notice.event.data.noticeId });
    expect(JSON.parse(row?.body ?? '')).not.toHaveProperty('challengeId');
    expect([delivery.sealed_recipient, delivery.sealed_values]).toEqual([null, null]);
  });

  test('a notice by mail arrives in the language of the applicant', async () => {
    const until = '2026-08-25T16:59:59.000Z';
    const notice = bench.notice('email', 'reminder-activate', { until }, { locale: 'en' });
    await bench.request(consume, notice);
    await inState(notice, 'sent');
    const [mail] = await eventually(async () => {
      const found = await bench.mails(notice);
      return found.length === 1 && found;
    });
    expect(mail?.subject).toBe('Reminder: enter your activation code');
    for (const body of [mail?.text, mail?.html]) expect(body).toContain('25 August 2026, 23:59 WIB');
  });

  test('a name that would write headers or lines of its own stays a name', async () => {
    const maskedName = `Siti\r\nBcc: lain@contoh.id\r\n\r\n<b>{link}</b> %d`;
    const mail = bench.notice('email', 'welcome', { maskedName });
    const sms = bench.notice('sms', 'welcome', { maskedName });
    for (const notice of [mail, sms]) await bench.request(consume, notice);
    await inState(mail, 'sent');
    await inState(sms, 'delivered');
    const [received] = await eventually(async () => {
      const found = await bench.mails(mail);
      return found.length > 0 && found;
    });
    expect(received?.subject).toBe('Akun Daftar Anda sudah aktif');
    expect(received?.text).toContain('Halo Siti Bcc: lain@contoh.id <b>{link}</b> %d,\n');
    expect(received?.html).toContain('&lt;b&gt;{link}&lt;/b&gt;');
    expect(await bench.mails({ recipient: 'lain@contoh.id' })).toHaveLength(0);
    const [message] = await bench.sms(sms);
    expect(message?.text).not.toMatch(/[\r\n]/);
  });

  test('a code for a new password comes without a link that proves anything, by mail and by SMS', async () => {
    const mail = bench.challenge('email', { purpose: 'reset' });
    const sms = bench.challenge('sms', { purpose: 'change' });
    for (const challenge of [mail, sms]) await bench.issue(consume, challenge);
    await inState(mail, 'sent');
    await inState(sms, 'delivered');
    const [received] = await eventually(async () => {
      const found = await bench.mails(mail);
      return found.length > 0 && found;
    });
    expect(received?.subject).toBe('Kode untuk kata sandi baru akun Daftar');
    for (const body of [received?.text, received?.html]) {
      expect(body).toContain(mail.code);
      expect(body).toContain('http://localhost:18080/atur-ulang');
      expect(body).not.toMatch(/#[\w-]{10}/);
    }
    const [message] = await bench.sms(sms);
    expect(message?.text).toMatch(new RegExp(`^Kode ganti kontak ${sms.code} .* http://localhost:18080/ganti-kontak$`));
  });

  test('a code to verify that has no link is sent to nobody', async () => {
    const grant = bench.challenge('sms', { purpose: 'reset' });
    const code = { ...grant, event: { ...grant.event, data: { ...grant.event.data, purpose: 'verify' as const } } };
    await bench.issue(consume, code);
    expect(await inState(code, 'failed')).toMatchObject({ reason: 'payload-unreadable' });
  });

  test('a notice about a changed password says when it was changed, however late it is sent', async () => {
    const notice = bench.notice('sms', 'password-changed');
    const changed = { ...notice, event: { ...notice.event, time: new Date('2026-08-22T03:15:00Z') } };
    await bench.request(consume, changed);
    await inState(notice, 'delivered');
    expect((await bench.sms(notice))[0]?.text).toContain('diganti 22-08-2026 10.15 WIB');
  });

  test('a welcome leads to the page to log in', async () => {
    const notice = bench.notice('sms', 'welcome');
    await bench.request(consume, notice);
    await inState(notice, 'delivered');
    expect((await bench.sms(notice))[0]?.text).toMatch(/ http:\/\/localhost:18080\/masuk$/);
  });

  test('a replaced contact is told that it was replaced, and nothing else any more', async () => {
    const code = bench.challenge('sms', { purpose: 'change' });
    await bench.replace(consume, code);
    const { contactId } = code.event.data;
    const farewell = bench.notice('sms', 'contact-changed', {}, { contactId });
    const other = bench.notice('sms', 'password-changed', {}, { contactId });
    await bench.issue(consume, code);
    for (const notice of [farewell, other]) await bench.request(consume, notice);
    await inState(farewell, 'delivered');
    for (const message of [code, other]) {
      await inState(message, 'dropped');
      expect(await bench.sms(message)).toHaveLength(0);
    }
  });

  test('values that were sealed for another notice are sent to nobody', async () => {
    const other = bench.notice('sms', 'welcome');
    const { sealedValues } = other.event.data;
    const notice = bench.notice('sms', 'welcome', {}, { sealedValues });
    await bench.request(consume, notice);
    expect(await inState(notice, 'failed')).toMatchObject({ reason: 'payload-unreadable' });
    expect(await bench.sms(notice)).toHaveLength(0);
  });

  test('what is issued for a contact after it was replaced is not sent', async () => {
    const first = bench.challenge('sms');
    await bench.correct(consume, first);
    const { contactId } = first.event.data;
    const late = [bench.challenge('sms', { contactId }), bench.notice('sms', 'welcome', {}, { contactId })] as const;
    await bench.issue(consume, late[0]);
    await bench.request(consume, late[1]);
    for (const message of late) {
      await inState(message, 'dropped');
      expect(await bench.sms(message)).toHaveLength(0);
      expect(await bench.told(message)).toEqual([]);
    }
  });

  test('a code that is issued after the registration was cancelled is not sent, the notice about it is', async () => {
    const registrationId = randomUUID();
    await bench.cancel(consume, { event: { data: { registrationId } } });
    const code = bench.challenge('sms', { registrationId });
    const notice = bench.notice('sms', 'cancelled', { reason: 'not-verified-in-time' }, { registrationId });
    await bench.issue(consume, code);
    await bench.request(consume, notice);
    await inState(code, 'dropped');
    await inState(notice, 'delivered');
    expect(await bench.sms(code)).toHaveLength(0);
  });
});

describe('while nobody sends', () => {
  test('a replaced contact gets nothing of what waits, the other one gets its own', async () => {
    const registrationId = randomUUID();
    const code = bench.challenge('sms', { registrationId });
    const { contactId } = code.event.data;
    const notice = bench.notice('sms', 'reminder-verify', {}, { registrationId, contactId });
    const other = bench.challenge('email', { registrationId });
    for (const challenge of [code, other]) await bench.issue(consume, challenge);
    await bench.request(consume, notice);
    await bench.correct(consume, code);
    await bench.correct(consume, code);
    expect((await bench.delivery(code)).state).toBe('dropped');
    expect((await bench.delivery(notice)).state).toBe('dropped');
    expect((await bench.delivery(other)).state).toBe('queued');
  });

  test('a contact that gave way gets of what waits only the word that it did', async () => {
    const contactId = randomUUID();
    const code = bench.challenge('email', { contactId, purpose: 'reset' });
    const [farewell, other] = (['contact-changed', 'password-changed'] as const).map((template) =>
      bench.notice('email', template, {}, { contactId }),
    );
    await bench.issue(consume, code);
    for (const notice of [farewell, other]) if (notice) await bench.request(consume, notice);
    await bench.replace(consume, code);
    expect((await bench.delivery(code)).state).toBe('dropped');
    expect(other && (await bench.delivery(other)).state).toBe('dropped');
    expect(farewell && (await bench.delivery(farewell)).state).toBe('queued');
  });

  test('a cancelled registration gets no code of what waits, and every notice', async () => {
    const code = bench.challenge('sms');
    const { registrationId } = code.event.data;
    const notice = bench.notice('sms', 'nik-taken', {}, { registrationId });
    const stranger = bench.challenge('sms');
    for (const challenge of [code, stranger]) await bench.issue(consume, challenge);
    await bench.request(consume, notice);
    await bench.cancel(consume, code);
    expect((await bench.delivery(code)).state).toBe('dropped');
    for (const message of [notice, stranger]) expect((await bench.delivery(message)).state).toBe('queued');
  });

  test('what waits of others is not read for it, however much that is', async () => {
    const code = bench.challenge('sms');
    await bench.issue(consume, code);
    await bench.database.dataSource.query(
      `insert into deliveries select (jsonb_populate_record(one, jsonb_build_object('delivery_id', gen_random_uuid(),
         'registration_id', gen_random_uuid(), 'contact_id', gen_random_uuid(), 'challenge_id', gen_random_uuid()))).*
         from deliveries as one, generate_series(1, 5000) where delivery_id = $1`,
      [(await bench.delivery(code)).delivery_id],
    );
    const read = await consume.app.get(TransactionRunner).run(async ({ manager }) => {
      await bench.cancel(consume, code);
      const [sum] = await manager.query<[{ entries: number }]>(
        `select sum(pg_stat_get_xact_tuples_returned(indexrelid))::int as entries
           from pg_index where indrelid = 'deliveries'::regclass`,
      );
      return sum.entries;
    });
    expect((await bench.delivery(code)).state).toBe('dropped');
    expect(read).toBeLessThan(100);
  });
});
