import { randomUUID } from 'node:crypto';
import { contactChallengeIssued, contactDeadlineSet, registrationContactReplaced } from '#contracts';
import { open } from '#privacy';
import { HANDLE_COOKIE } from '../src/in/http/browser-cookies.js';
import {
  audit,
  challengesOf,
  drawEmail,
  drawPhone,
  handle,
  ME,
  owner,
  problemOf,
  RESETS,
  receiptFor,
  recipientOf,
} from './access.js';
import { AccountFixture, SEAL_KEY, session } from './account.fixture.js';
import { changing, wish } from './changing.js';
import type { Answer } from './http.js';

let account: AccountFixture;
beforeAll(async () => {
  account = await AccountFixture.start();
});
afterAll(() => account.stop());
afterEach(() => account.database.shiftClock(0));

const NOT_PROVEN = [403, 'change-not-proven'];
const { begin, step, begun, challenge, authorised, changed } = changing(() => account);
const contactsOf = (answer: Answer) => answer.json<{ contacts: { contactId: string; masked: string }[] }>().contacts;

describe('changing a proven contact', () => {
  it('takes the password, a code to the other contact, and a code to the new one', async () => {
    const known = await owner(account);
    const phone = drawPhone();
    const first = await begun(known, 'sms', phone.replace('+62', '0'));
    expect(first.json()).toEqual({
      changeId: expect.any(String),
      codeSentTo: { channel: 'email', masked: 'w***@example.id' },
    });
    const agree = await challenge(first, 0);
    expect(agree).toMatchObject({ purpose: 'change', registrationId: known.registrationId, contactId: known.email });
    expect(recipientOf(agree)).toBe(known.emailAddress);

    const agreed = await step(known, first, 'authorisation', await receiptFor(agree));
    expect([agreed.status, agreed.json()]).toEqual([
      202,
      { codeSentTo: { channel: 'sms', masked: `+62*******${phone.slice(-4)}` } },
    ]);
    expect(handle(agreed)).toEqual(handle(first));
    const prove = await challenge(first, 1);
    expect([prove.purpose, prove.channel, recipientOf(prove)]).toEqual(['change', 'sms', phone]);

    const done = await step(known, first, 'proof', await receiptFor(prove));
    expect(done.status).toBe(200);
    expect(done.json()).toMatchObject({ registrationId: known.registrationId, state: 'active' });
    const [, sms] = contactsOf(done);
    expect(sms).toMatchObject({ contactId: prove.contactId, provenAt: expect.any(String) });
    expect(done.cookies[HANDLE_COOKIE]).toBe('');

    const replaced = (await account.published(known.registrationId)).find(
      ({ type }) => type === registrationContactReplaced.type,
    );
    expect(replaced?.data).toMatchObject({ contactId: prove.contactId, replaces: known.sms, channel: 'sms' });
    const context = [known.registrationId, prove.contactId, 'sms'];
    expect(open(SEAL_KEY, context, String(replaced?.data.sealedRecipient))).toBe(phone);
    const told = (await account.notices(known.registrationId)).filter(({ template }) => template === 'contact-changed');
    expect(told.map(({ recipient }) => recipient).sort()).toEqual([phone, known.phone, known.emailAddress].sort());
    expect((await audit(account, known.registrationId)).map(({ action }) => action)).toEqual(
      expect.arrayContaining(['contact-change.begun', 'contact-change.authorised', 'contact.replaced']),
    );
    const asked = await account.post(RESETS, { nik: known.nik, channel: 'sms' });
    expect((await challengesOf(account, asked)).map(recipientOf)).toEqual([phone]);
  });

  it('asks the present contact itself where no other is proven', async () => {
    const known = await owner(account, { until: 'verified' });
    const address = drawEmail();
    const first = await begun(known, 'email', address);
    const agree = await challenge(first, 0);
    expect([agree.contactId, recipientOf(agree)]).toEqual([known.email, known.emailAddress]);
    await step(known, first, 'authorisation', await receiptFor(agree));
    expect((await step(known, first, 'proof', await receiptFor(await challenge(first, 1)))).status).toBe(200);
    // The activation goes on with the contact that is still to be proven.
    await account.prove(known.registrationId, known.sms, 'activate', 'sms');
    expect((await account.me(known)).state).toBe('active');
  });

  it('forgets the deadline of the contact that gave way', async () => {
    const known = await owner(account, { until: 'verified' });
    const about = {
      registrationId: known.registrationId,
      contactId: known.email,
      channel: 'email',
      purpose: 'activate',
    };
    const until = new Date(Date.now() + 86_400_000).toISOString();
    await account.hear(contactDeadlineSet, { ...about, until, reason: 'message-accepted' });
    expect((await changed(known, 'email', drawEmail())).status).toBe(200);
    expect((await account.me(known)).deadline).toBeNull();
  });

  it('keeps the new address sealed, and only until it is over', async () => {
    const known = await owner(account);
    const address = drawEmail();
    await begun(known, 'email', address);
    const stored = JSON.stringify(await account.query('select * from contact_change'));
    expect(stored).not.toContain(address);
    expect((await changed(known, 'email', drawEmail())).status).toBe(200);
    const left = await account.query('select sealed_address from contact_change where registration_id = $1', [
      known.registrationId,
    ]);
    expect(left).toEqual([{ sealed_address: null }]);
    expect(JSON.stringify(await account.query('select * from idempotency'))).not.toMatch(/example\.id|\*\*\*/);
  });

  it('shows in the timeline as it goes on', async () => {
    const known = await owner(account);
    const first = await begun(known, 'sms', drawPhone());
    const agree = await challenge(first, 0);
    const issued = { registrationId: known.registrationId, contactId: agree.contactId, challengeId: randomUUID() };
    await account.hear(contactChallengeIssued, { ...issued, channel: 'email', purpose: 'change' });
    const entries = async () =>
      (await account.call(`${ME}/timeline`, { cookies: session(known) }))
        .json<{ entries: { kind: string; detail: string; next?: string }[] }>()
        .entries.slice(-2);
    expect(await entries()).toMatchObject([
      { kind: 'contact-change-begun', next: expect.stringContaining('ganti kata sandi') },
      { kind: 'message-queued', detail: expect.stringContaining('Kode untuk mengganti kontak') },
    ]);
  });
});

describe('asking again', () => {
  it('gives the same change to the same request, with the same cookie, and one code', async () => {
    const known = await owner(account);
    const [key, wanted] = [randomUUID(), wish('sms', drawPhone())];
    const answers = [await begin(known, wanted, key), await begin(known, wanted, key)];
    expect(answers.map(({ status, text }) => [status, text])).toEqual(Array(2).fill([202, answers[0]?.text]));
    expect(handle(answers[1] as Answer)).toEqual(handle(answers[0] as Answer));
    expect(await challengesOf(account, answers[0] as Answer)).toHaveLength(1);
    expect(problemOf(await begin(known, wish('sms', drawPhone()), key))).toEqual([422, 'idempotency-key-reused']);
    expect(problemOf(await begin(known, wish('sms', drawPhone(), 'bukan kata sandinya'), key))).toEqual([
      403,
      'password-wrong',
    ]);
  });

  it('sends one code to the new contact however often the first proof is shown', async () => {
    const known = await owner(account);
    const first = await begun(known, 'sms', drawPhone());
    const receipt = await receiptFor(await challenge(first, 0));
    const answers = await Promise.all(Array.from({ length: 5 }, () => step(known, first, 'authorisation', receipt)));
    expect(answers.map(({ status, text }) => [status, text])).toEqual(Array(5).fill([202, answers[0]?.text]));
    expect(await challengesOf(account, first)).toHaveLength(2);
  });

  it('changes the contact once however often the second proof is shown', async () => {
    const known = await owner(account);
    const first = await authorised(known, 'sms', drawPhone());
    const receipt = await receiptFor(await challenge(first, 1));
    const answers = await Promise.all(Array.from({ length: 5 }, () => step(known, first, 'proof', receipt)));
    expect(answers.map(({ status, text }) => [status, text])).toEqual(Array(5).fill([200, answers[0]?.text]));
    const events = await account.published(known.registrationId);
    expect(events.filter(({ type }) => type === registrationContactReplaced.type)).toHaveLength(1);
  });

  it('for another change ends the one before', async () => {
    const known = await owner(account);
    const [first, second] = [await begun(known, 'sms', drawPhone()), await begun(known, 'sms', drawPhone())];
    const receipt = await receiptFor(await challenge(first, 0));
    expect(problemOf(await step(known, first, 'authorisation', receipt))).toEqual(NOT_PROVEN);
    const right = await receiptFor(await challenge(second, 0));
    expect((await step(known, second, 'authorisation', right)).status).toBe(202);
  });
});
