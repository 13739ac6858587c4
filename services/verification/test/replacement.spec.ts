import { randomUUID } from 'node:crypto';
import {
  contactChallengeIssued,
  contactChallengeRevoked,
  contactDeadlineSet,
  contactLapsed,
  registrationContactReplaced,
  registrationVerified,
} from '#contracts';
import { OnContactReplaced } from '../src/in/kafka/on-contact-replaced.js';
import { OnRegistrationVerified } from '../src/in/kafka/on-registration-verified.js';
import { active, Browser, type Target } from './browser.js';
import { otherThan, VerificationHarness } from './verification.harness.js';

let verification: VerificationHarness;
beforeAll(async () => {
  verification = await VerificationHarness.start({ CONTACT_SHARED_BY: 2 });
});
afterAll(() => verification.stop());
beforeEach(() => verification.setTime(0, 10));

async function replace({ registrationId, contactId: replaces, channel }: Target, recipient: string) {
  const contactId = randomUUID();
  const sealedRecipient = verification.sealedByAccount([registrationId, contactId, channel], recipient);
  const replaced = { registrationId, contactId, replaces, channel, sealedRecipient };
  await verification.hear(OnContactReplaced, registrationContactReplaced, replaced);
  return replaced;
}

const contactsOf = (registrationId: string) =>
  verification.database.dataSource.query<object[]>(
    `select contact_id as "contactId", proven_at is not null as proven, replaced_at is not null as replaced,
            sealed_recipient <> '' as kept
       from contacts where registration_id = $1 and channel = 'email' order by replaced_at nulls last`,
    [registrationId],
  );

describe('a contact that gave way to another', () => {
  it('is forgotten, and the other one stands as proven, heard twice too', async () => {
    const { registrationId, email } = await active(verification);
    const replaced = await replace(email, 'baru@example.id');
    await verification.hear(OnContactReplaced, registrationContactReplaced, replaced);
    expect(await contactsOf(registrationId)).toEqual([
      { contactId: email.contactId, proven: false, replaced: true, kept: false },
      { contactId: replaced.contactId, proven: true, replaced: false, kept: true },
    ]);
    const steps = await verification.database.dataSource.query(
      `select contact_id, proven_contact_id, state from steps where registration_id = $1 and purpose = 'verify'`,
      [registrationId],
    );
    expect(steps).toEqual([{ contact_id: replaced.contactId, proven_contact_id: replaced.contactId, state: 'proven' }]);
  });

  it('leaves its place among those who share an address, and takes one of the new address', async () => {
    const [old, fresh] = [`lama-${randomUUID()}@example.id`, `baru-${randomUUID()}@example.id`];
    const [one] = [await active(verification, { email: old }), await active(verification, { email: old })];
    const waiting = await verification.submit('email', 'other', { email: old });
    const prove = ({ challenge, cookie }: Awaited<ReturnType<VerificationHarness['submit']>>) =>
      verification.post('code', { code: challenge.code }, { cookie });
    expect(await prove(waiting)).toMatchObject({ status: 409, body: { code: 'contact-shared-too-often' } });
    await replace(one.email, fresh);
    expect(await prove(waiting)).toMatchObject({ status: 200 });
    await active(verification, { email: fresh });
    const third = await verification.submit('email', 'other', { email: fresh });
    expect(await prove(third)).toMatchObject({ status: 409, body: { code: 'contact-shared-too-often' } });
  });

  it('hands on the code that was on its way to it', async () => {
    const submitted = await verification.submit('email', 'same');
    const { registrationId, challenge, cookie, email, submitted: given } = submitted;
    await verification.post('code', { code: challenge.code }, { cookie });
    await verification.hear(OnRegistrationVerified, registrationVerified, { registrationId });
    const old = await verification.challenge(registrationId, 'activate');
    expect(old.recipient).toBe(email);
    const target = { registrationId, contactId: given.first, channel: 'email' as const };
    const { contactId } = await replace(target, 'baru@example.id');
    const fresh = await verification.challenge(registrationId, 'activate');
    expect(fresh).toMatchObject({ recipient: 'baru@example.id', event: { contactId } });
    expect((await verification.published(contactChallengeRevoked, registrationId)).at(-1)).toMatchObject({
      challengeId: old.event.challengeId,
      reason: 'corrected',
    });
    expect(await verification.post('code', { code: old.code }, { cookie })).toMatchObject({
      status: 422,
      body: { code: 'code-revoked' },
    });
    expect(await verification.post('code', { code: fresh.code }, { cookie })).toMatchObject({ status: 200 });
  });

  it('beats a lapse that was not heard yet: the new one is challenged, in a time of its own', async () => {
    const { registrationId, challenge, cookie, submitted } = await verification.submit('email', 'same');
    await verification.post('code', { code: challenge.code }, { cookie });
    await verification.hear(OnRegistrationVerified, registrationVerified, { registrationId });
    await verification.message((await verification.challenge(registrationId, 'activate')).event);
    await verification.setTime(4, 10);
    await verification.sweep();
    expect(await verification.published(contactLapsed, registrationId)).toHaveLength(1);
    const target = { registrationId, contactId: submitted.first, channel: 'email' as const };
    const { contactId } = await replace(target, 'baru@example.id');
    const said = (await verification.published(contactDeadlineSet, registrationId)).at(-1);
    expect(said).toMatchObject({ contactId, purpose: 'activate', until: null, reason: 'corrected' });
    await verification.setTime(6, 10);
    await verification.sweep();
    const { code } = await verification.challenge(registrationId, 'activate');
    expect(await verification.post('code', { code }, { cookie })).toMatchObject({ status: 200 });
  });

  it('gives no receipt any more to a browser that asked for its code, which learns nothing of it', async () => {
    const { registrationId, email, sms } = await active(verification);
    const [thief, mine] = [new Browser(verification), new Browser(verification)];
    await thief.ask(email);
    const { code } = await verification.challenge(registrationId, 'reset');
    await mine.ask(sms);
    const own = await verification.challenge(registrationId, 'reset');
    await replace(email, 'baru@example.id');
    expect(await thief.enter(code)).toMatchObject({ status: 422, body: { code: 'code-wrong', triesLeft: 4 } });
    await verification.setTime(0, 10, 2);
    const issued = (await verification.published(contactChallengeIssued, registrationId)).length;
    expect(await thief.resend()).toMatchObject({ status: 202 });
    expect(await verification.published(contactChallengeIssued, registrationId)).toHaveLength(issued);
    expect(await mine.enter(otherThan(own.code))).toMatchObject({ status: 422 });
    expect(await mine.enter(own.code)).toMatchObject({ status: 200 });
  });

  it('is refused for good where there is no such contact or registration', async () => {
    const { email } = await active(verification);
    const elsewhere = { ...email, contactId: randomUUID() };
    await expect(replace(elsewhere, 'x@example.id')).rejects.toMatchObject({ code: 'contact-unknown' });
    const nobody = { ...email, registrationId: randomUUID() };
    await expect(replace(nobody, 'x@example.id')).rejects.toMatchObject({ code: 'case-unknown', kind: 'permanent' });
  });
});
