import { contactDeadlineSet, contactLapsed, registrationContactCorrected } from '#contracts';
import { open } from '#privacy';
import { AccountFixture, SEAL_KEY, session } from './account.fixture.js';
import type { Answer } from './http.js';

const ME = '/api/v1/registrations/me';

let account: AccountFixture;
beforeAll(async () => {
  account = await AccountFixture.start();
});
afterAll(() => account.stop());
afterEach(() => account.database.shiftClock(0));

const correct = (drafted: { cookies: Record<string, string> }, channel: 'email' | 'sms', value: unknown) =>
  account.call(`${ME}/contacts/${channel}`, { method: 'PUT', cookies: session(drafted), body: { value } });
const codeOf = (answer: Answer) => [answer.status, answer.json<{ code: string }>().code];
const contactsOf = (answer: Answer) => answer.json<{ contacts: { contactId: string; masked: string }[] }>().contacts;

describe('PUT /registrations/me/contacts/:channel', () => {
  it('replaces a mistyped contact by a new one, sealed for verification, and keeps nothing of the old one', async () => {
    const applicant = await account.submitted();
    const { registrationId, email } = applicant;
    const about = { registrationId, contactId: email, channel: 'email', purpose: 'verify' };
    const until = new Date(Date.now() + 86_400_000).toISOString();
    await account.hear(contactDeadlineSet, { ...about, until, reason: 'message-accepted' });
    const answer = await correct(applicant, 'email', ' Siti.Benar@Example.ID ');
    expect(answer.status).toBe(200);
    expect(answer.json()).toMatchObject({ state: 'submitted', deadline: null });
    const [corrected, phone] = contactsOf(answer);
    expect([corrected?.masked, phone?.contactId]).toEqual(['S***@example.id', applicant.sms]);
    const event = (await account.published(registrationId)).at(-1);
    expect(event).toMatchObject({
      type: registrationContactCorrected.type,
      data: { contactId: corrected?.contactId, replaces: email, channel: 'email' },
    });
    const context = [registrationId, corrected?.contactId ?? '', 'email'];
    expect(open(SEAL_KEY, context, String(event?.data.sealedRecipient))).toBe('Siti.Benar@example.id');
    expect(await account.query('select 1 from contact where contact_id = $1', [email])).toEqual([]);
  });

  it('makes a late proof of the old contact count for nothing, and one of the new contact count', async () => {
    const applicant = await account.submitted();
    const [corrected] = contactsOf(await correct(applicant, 'email', 'benar@example.id'));
    await account.prove(applicant.registrationId, applicant.email, 'verify');
    expect((await account.me(applicant)).state).toBe('submitted');
    await account.prove(applicant.registrationId, corrected?.contactId ?? '', 'verify');
    expect((await account.me(applicant)).state).toBe('verified');
  });

  it('settles a proof and a correction at the same instant one way or the other', async () => {
    for (let round = 0; round < 10; round += 1) {
      const applicant = await account.submitted();
      const { registrationId, email } = applicant;
      const [answer] = await Promise.all([
        correct(applicant, 'email', 'benar@example.id'),
        account.prove(registrationId, email, 'verify'),
      ]);
      const { state, contacts } = await account.me(applicant);
      const current = (contacts as { contactId: string }[])[0]?.contactId;
      if (answer.status === 200) expect([state, current === email]).toEqual(['submitted', false]);
      else expect([codeOf(answer), state, current]).toEqual([[409, 'contact-already-proven'], 'verified', email]);
    }
  });

  it('changes nothing when the address is the same, however often', async () => {
    const applicant = await account.submitted();
    for (let time = 0; time < 5; time += 1)
      expect((await correct(applicant, 'email', 'siti.rahasia@example.id')).status).toBe(200);
    expect(await account.published(applicant.registrationId)).toHaveLength(1);
  });

  it('is possible three times a day in WIB, and again the day after', async () => {
    const applicant = await account.submitted();
    for (const name of ['satu', 'dua', 'tiga'])
      expect((await correct(applicant, 'email', `${name}@example.id`)).status).toBe(200);
    const refused = await correct(applicant, 'sms', '0812 3456 0000');
    expect(codeOf(refused)).toEqual([429, 'correction-limit']);
    const seconds = Number(refused.headers.get('retry-after'));
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(86_400);
    // The session lives by the real clock, the day by that of the database.
    await account.database.shiftClock(seconds + 1);
    expect((await correct(applicant, 'sms', '0812 3456 0000')).status).toBe(200);
  });

  it('is refused for a draft, a proven contact, an active account and an ended registration', async () => {
    const [draft, applicant] = [await account.draft(), await account.submitted()];
    expect(codeOf(await correct(draft, 'email', 'a@example.id'))).toEqual([409, 'contact-not-awaited']);
    await account.prove(applicant.registrationId, applicant.email, 'verify');
    expect(codeOf(await correct(applicant, 'email', 'a@example.id'))).toEqual([409, 'contact-already-proven']);
    const [, phone] = contactsOf(await correct(applicant, 'sms', '0812 3456 0000'));
    await account.prove(applicant.registrationId, phone?.contactId ?? '', 'activate', 'sms');
    expect(codeOf(await correct(applicant, 'sms', '0812 3456 0001'))).toEqual([409, 'contact-already-proven']);
    const ended = await account.submitted();
    const about = {
      contactId: ended.email,
      channel: 'email',
      purpose: 'verify',
      at: new Date().toISOString(),
      until: new Date().toISOString(),
    };
    await account.hear(contactLapsed, { registrationId: ended.registrationId, ...about });
    expect(codeOf(await correct(ended, 'email', 'a@example.id'))).toEqual([409, 'registration-cancelled']);
  });

  it.each([
    ['email', 'siti@', '/value email-format'],
    ['email', undefined, '/value required'],
    ['sms', '+65 9123 4567', '/value phone-format'],
    ['sms', '021 5551234', '/value phone-format'],
  ] as const)('refuses the %s "%s"', async (channel, value, expected) => {
    const answer = await correct(await account.submitted(), channel, value);
    const { errors } = answer.json<{ errors: { pointer: string; code: string }[] }>();
    expect([answer.status, ...errors.map(({ pointer, code }) => `${pointer} ${code}`)]).toEqual([400, expected]);
  });

  it('needs a session', async () => {
    expect(codeOf(await correct({ cookies: {} }, 'email', 'a@example.id'))).toEqual([401, 'not-signed-in']);
  });

  it('lets notices go to the new contact and not to the old one', async () => {
    const applicant = await account.submitted();
    const { registrationId } = applicant;
    const [corrected] = contactsOf(await correct(applicant, 'email', 'benar@example.id'));
    const contactId = corrected?.contactId ?? '';
    const about = {
      contactId,
      channel: 'email',
      purpose: 'verify',
      at: new Date().toISOString(),
      until: new Date().toISOString(),
    };
    await account.hear(contactLapsed, { registrationId, ...about });
    expect(await account.notices(registrationId)).toMatchObject([{ contactId, recipient: 'benar@example.id' }]);
  });
});
