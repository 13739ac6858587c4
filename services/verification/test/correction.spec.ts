import { randomUUID } from 'node:crypto';
import {
  contactChallengeIssued,
  contactChallengeRevoked,
  contactDeadlineSet,
  contactVerified,
  registrationCancelled,
  registrationContactCorrected,
} from '#contracts';
import { OnContactCorrected } from '../src/in/kafka/on-contact-corrected.js';
import { OnRegistrationCancelled } from '../src/in/kafka/on-registration-cancelled.js';
import { BIRTH_DATE, VerificationHarness } from './verification.harness.js';

let verification: VerificationHarness;
beforeAll(async () => {
  verification = await VerificationHarness.start();
});
afterAll(() => verification.stop());
beforeEach(() => verification.setTime(0, 10));

type Submission = Awaited<ReturnType<VerificationHarness['submit']>>;
const current = async (cookie: string) => (await verification.get('current', cookie)).body;

async function correct(
  { registrationId, submitted }: Submission,
  recipient: string,
  channel: 'email' | 'sms' = 'email',
) {
  const replaces = submitted.contacts[channel === 'email' ? 0 : 1]?.contactId ?? '';
  const contactId = randomUUID();
  const sealedRecipient = verification.sealedByAccount([registrationId, contactId, channel], recipient);
  const correction = { registrationId, contactId, replaces, channel, sealedRecipient };
  await verification.hear(OnContactCorrected, registrationContactCorrected, correction);
  return correction;
}

describe('a corrected contact', () => {
  it('is challenged in the place of the old one, whose code and link prove nothing any more', async () => {
    const old = await verification.submit();
    const { registrationId, challenge, cookie } = old;
    const { contactId } = await correct(old, 'baru@example.id');
    const fresh = await verification.challenge(registrationId, 'verify');
    expect(fresh).toMatchObject({ recipient: 'baru@example.id', event: { contactId } });
    const { challengeId } = challenge.event;
    expect(await verification.published(contactChallengeRevoked, registrationId)).toMatchObject([
      { challengeId, reason: 'corrected' },
    ]);
    const late = await verification.post('code', { code: challenge.code }, { cookie });
    expect(late).toMatchObject({ status: 422, body: { code: 'code-revoked' } });
    const link = await verification.post('link', { token: challenge.token, birthDate: BIRTH_DATE });
    expect(link).toMatchObject({ status: 422, body: { code: 'link-revoked' } });
    expect(await verification.post('code', { code: fresh.code }, { cookie })).toMatchObject({ status: 200 });
    expect(await verification.published(contactVerified, registrationId)).toMatchObject([{ contactId }]);
    const [row] = await verification.database.dataSource.query<[{ sealed: string }]>(
      'select sealed_recipient as sealed from contacts where contact_id = $1',
      [old.submitted.first],
    );
    expect(row.sealed).toBe('');
  });

  it('starts the deadline again with its own first message, never earlier than before', async () => {
    const old = await verification.submit();
    const { registrationId, challenge } = old;
    await verification.message(challenge.event);
    await verification.setTime(2, 10);
    await correct(old, 'baru@example.id');
    // News of the old message starts nothing.
    await verification.message(challenge.event, 'delivered');
    await verification.setTime(5, 10);
    await verification.sweep();
    await verification.message((await verification.challenge(registrationId, 'verify')).event);
    const set = await verification.published(contactDeadlineSet, registrationId);
    expect(set.map(({ reason }) => reason)).toEqual(['message-accepted', 'corrected', 'message-accepted']);
    expect(set[1]?.until).toBeNull();
    expect(Date.parse(set[2]?.until ?? '')).toBe(Date.parse(set[0]?.until ?? '') + 5 * 86_400_000);
  });

  it('beats a proof of the old one that was not heard yet', async () => {
    const old = await verification.submit();
    const { registrationId, challenge, cookie } = old;
    await verification.post('code', { code: challenge.code }, { cookie });
    const { contactId } = await correct(old, 'baru@example.id');
    expect(await verification.post('code', { code: challenge.code }, { cookie })).toMatchObject({
      status: 422,
      body: { code: 'code-revoked' },
    });
    const fresh = await verification.challenge(registrationId, 'verify');
    expect(await verification.post('code', { code: fresh.code }, { cookie })).toMatchObject({ status: 200 });
    expect((await verification.published(contactVerified, registrationId)).at(-1)).toMatchObject({ contactId });
  });

  it('beats a lapse that was not heard yet: the new contact is challenged, in a time of its own', async () => {
    const old = await verification.submit();
    const { registrationId, challenge, cookie } = old;
    await verification.message(challenge.event);
    await verification.setTime(4, 10);
    await verification.sweep();
    const { contactId } = await correct(old, 'baru@example.id');
    const fresh = await verification.challenge(registrationId, 'verify');
    expect(await verification.post('code', { code: fresh.code }, { cookie })).toMatchObject({ status: 200 });
    expect((await verification.published(contactVerified, registrationId)).at(-1)).toMatchObject({ contactId });
  });

  it('that is not due yet is noted, heard twice too, and nothing is sent', async () => {
    const old = await verification.submit('email');
    const correction = await correct(old, '+6281255559999', 'sms');
    await verification.hear(OnContactCorrected, registrationContactCorrected, correction);
    expect(await verification.published(contactChallengeIssued, old.registrationId)).toHaveLength(1);
  });

  it('of a cancelled registration gets nothing', async () => {
    const old = await verification.submit();
    const { registrationId } = old;
    await verification.hear(OnRegistrationCancelled, registrationCancelled, { registrationId, reason: 'nik-taken' });
    await correct(old, 'baru@example.id');
    expect(await verification.published(contactChallengeIssued, registrationId)).toHaveLength(1);
  });

  it('is refused for good where the old one was never there, or its seal is broken', async () => {
    const old = await verification.submit();
    const stranger = { ...old, submitted: (await verification.submit()).submitted };
    await expect(correct(stranger, 'x@example.id')).rejects.toMatchObject({
      code: 'contact-unknown',
      kind: 'permanent',
    });
    const broken = {
      registrationId: old.registrationId,
      contactId: randomUUID(),
      replaces: old.submitted.first,
      channel: 'email' as const,
      sealedRecipient: old.submitted.contacts[0]?.sealedRecipient ?? '',
    };
    const heard = verification.hear(OnContactCorrected, registrationContactCorrected, broken);
    await expect(heard).rejects.toMatchObject({ code: 'submission-unreadable', kind: 'permanent' });
  });
});

describe('POST /api/v1/verifications/not-mine', () => {
  const notMine = (token: string) => verification.post('not-mine', { token });

  it('withdraws the code, twice too, and nothing more goes there until it is corrected', async () => {
    const old = await verification.submit();
    const { registrationId, challenge, cookie } = old;
    for (const _ of [1, 2]) {
      expect(await notMine(challenge.token)).toMatchObject({ status: 200, body: { outcome: 'revoked' } });
    }
    const { challengeId } = challenge.event;
    expect(await verification.published(contactChallengeRevoked, registrationId)).toEqual([
      { registrationId, challengeId, reason: 'not-mine' },
    ]);
    await verification.setTime(0, 10, 5);
    const answer = await verification.post('resend', {}, { cookie });
    expect(answer).toMatchObject({ status: 409, body: { code: 'contact-disowned' } });
    await correct(old, 'baru@example.id');
    await verification.setTime(0, 10, 10);
    expect(await verification.post('resend', {}, { cookie })).toMatchObject({ status: 202 });
  });

  it('by the link of an older message withdraws the code that is open now', async () => {
    const { registrationId, challenge, cookie } = await verification.submit();
    await verification.setTime(0, 10, 5);
    await verification.post('resend', {}, { cookie });
    expect(await notMine(challenge.token)).toMatchObject({ status: 200 });
    const { code } = await verification.challenge(registrationId, 'verify');
    expect(await verification.post('code', { code }, { cookie })).toMatchObject({ body: { code: 'code-revoked' } });
  });

  it('does not undo a proof', async () => {
    const { challenge, cookie } = await verification.submit();
    await verification.post('code', { code: challenge.code }, { cookie });
    expect(await notMine(challenge.token)).toMatchObject({ status: 409, body: { code: 'contact-proven-by-owner' } });
    expect((await current(cookie)).steps).toMatchObject([{ state: 'proven' }]);
  });

  it('knows no link that it did not draw, and no GET or HEAD', async () => {
    expect(await notMine('a'.repeat(43))).toMatchObject({ status: 422, body: { code: 'link-unknown' } });
    const { challenge, cookie } = await verification.submit();
    for (const path of ['not-mine', 'link'])
      for (const method of ['GET', 'HEAD'])
        expect(await verification.scan(method, `${path}?token=${challenge.token}`)).toBe(404);
    expect((await current(cookie)).steps).toMatchObject([{ state: 'waiting', triesLeft: 5 }]);
  });
});

describe('a contact that a family shares', () => {
  it('is proven by five, also at once; the sixth keeps the code, and corrects the contact', async () => {
    const email = 'Keluarga@example.id';
    const family: Submission[] = [];
    for (let i = 0; i < 7; i++)
      family.push(await verification.submit('email', 'other', { email: i % 2 ? email : email.toLowerCase() }));
    const prove = (i: number) =>
      verification.post('code', { code: family[i]?.challenge.code }, { cookie: family[i]?.cookie ?? '' });
    const answers = await verification.atOnce(7, prove);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(5);
    const late = answers.flatMap(({ status, body }, i) => (status === 200 ? [] : [{ i, body }]));
    expect(late[0]?.body).toMatchObject({ code: 'contact-shared-too-often', errors: [{ pointer: '/code' }] });

    const [one, two] = late.map(({ i }) => family[i]);
    expect((await current(one?.cookie ?? '')).steps).toMatchObject([{ state: 'waiting', triesLeft: 5 }]);
    if (one) await correct(one, 'sendiri@example.id');
    const { code } = await verification.challenge(one?.registrationId ?? '', 'verify');
    expect(await verification.post('code', { code }, { cookie: one?.cookie ?? '' })).toMatchObject({ status: 200 });

    // A place becomes free when a registration that proved it is cancelled.
    const cancelled = family[answers.findIndex(({ status }) => status === 200)]?.registrationId ?? '';
    const reason = 'not-activated-in-time' as const;
    await verification.hear(OnRegistrationCancelled, registrationCancelled, { registrationId: cancelled, reason });
    const again = { code: two?.challenge.code };
    expect(await verification.post('code', again, { cookie: two?.cookie ?? '' })).toMatchObject({ status: 200 });
  });
});
