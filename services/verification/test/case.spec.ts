import { randomUUID } from 'node:crypto';
import {
  contactChallengeIssued,
  contactChallengeRevoked,
  registrationActivated,
  registrationCancelled,
  registrationSubmitted,
  registrationVerified,
} from '#contracts';
import { migrate, TransactionRunner } from '#database';
import { open } from '#privacy';
import { openTestDatabase } from '#testing';
import { migrations } from '../migrations/index.js';
import { OnRegistrationActivated } from '../src/in/kafka/on-registration-activated.js';
import { OnRegistrationCancelled } from '../src/in/kafka/on-registration-cancelled.js';
import { OnRegistrationSubmitted } from '../src/in/kafka/on-registration-submitted.js';
import { OnRegistrationVerified } from '../src/in/kafka/on-registration-verified.js';
import { BIRTH_DATE, type Submitted, VerificationHarness } from './verification.harness.js';

let verification: VerificationHarness;
beforeAll(async () => {
  verification = await VerificationHarness.start();
});
afterAll(() => verification.stop());
afterEach(() => verification.database.shiftClock(0));

const query = <T>(sql: string, parameters: unknown[] = []) =>
  verification.database.dataSource.query<T>(sql, parameters);
const hearSubmitted = (submitted: Submitted) =>
  verification.hear(OnRegistrationSubmitted, registrationSubmitted, submitted);
const verified = (registrationId: string) =>
  verification.hear(OnRegistrationVerified, registrationVerified, { registrationId });
const activated = (registrationId: string) =>
  verification.hear(OnRegistrationActivated, registrationActivated, { registrationId });
const cancelled = (registrationId: string) =>
  verification.hear(OnRegistrationCancelled, registrationCancelled, {
    registrationId,
    reason: 'nik-taken',
  });

describe('a submission', () => {
  it.each(['email', 'sms'] as const)('challenges the %s that the applicant chose, and that alone', async (channel) => {
    const { registrationId, submitted, challenge, email, phone } = await verification.submit(channel);
    const issued = await verification.published(contactChallengeIssued, registrationId);
    expect(issued).toMatchObject([{ contactId: submitted.first, channel, purpose: 'verify', locale: 'id' }]);
    const { recipient, name, code, token } = challenge;
    expect(recipient).toBe(channel === 'email' ? email : phone);
    expect(name).toBe('S*** N********');
    expect(code).toMatch(/^\d{6}$/);
    expect(token).toMatch(/^[\w-]{43}$/);
  });

  it('lets a message be sent within three days', async () => {
    const before = Date.now();
    const { challenge } = await verification.submit();
    const window = Date.parse(challenge.event.sendBefore) - before;
    expect(Math.abs(window - 3 * 86_400_000)).toBeLessThan(10_000);
  });

  it('seals the code so that it opens for its own recipient alone', async () => {
    const { challenge, phone } = await verification.submit('email');
    const { challengeId, channel, sealedCode } = challenge.event;
    const openFor = (recipient: string, id = challengeId) =>
      open(verification.config.SEAL_KEY_VERIFICATION_NOTIFICATION, ['code', id, channel, recipient], sealedCode);
    expect(JSON.parse(openFor(challenge.recipient))).toEqual({ code: challenge.code, token: challenge.token });
    expect(() => openFor(phone)).toThrow('seal-broken');
    expect(() => openFor(`x${challenge.recipient}`)).toThrow('seal-broken');
    expect(() => openFor(challenge.recipient, randomUUID())).toThrow('seal-broken');
  });

  it('leaves nothing readable in any table', async () => {
    const { registrationId, challenge, email, phone } = await verification.submit();
    await verified(registrationId);
    const second = await verification.challenge(registrationId, 'activate');
    const tables = await query<{ name: string }[]>(
      `select tablename as name from pg_tables where schemaname = 'public'`,
    );
    const rows = await Promise.all(tables.map(({ name }) => query<object[]>(`select t::text as row from "${name}" t`)));
    const everything = JSON.stringify(rows);
    expect(everything).toContain(registrationId);
    const secrets = [email, phone, phone.slice(3), BIRTH_DATE, 'S*** N', challenge.token, second.token];
    for (const secret of secrets) {
      for (const spelling of [
        secret,
        Buffer.from(secret).toString('base64').replace(/=+$/, ''),
        Buffer.from(secret).toString('hex'),
      ]) {
        expect(everything).not.toContain(spelling);
      }
    }
    const columns = await query<object[]>('select code_hash, link_hash from challenges');
    expect(JSON.stringify(columns)).not.toMatch(new RegExp(`"(${challenge.code}|${second.code})"`));
  });

  it('opens one case, however often it is heard', async () => {
    const { registrationId, submitted } = verification.submission();
    await hearSubmitted(submitted);
    await hearSubmitted(submitted);
    expect(await verification.published(contactChallengeIssued, registrationId)).toHaveLength(1);
  });

  it('leaves nothing behind where the transaction of its handler fails', async () => {
    const { registrationId, submitted } = verification.submission();
    const attempt = verification.app.get(TransactionRunner).run(async () => {
      await hearSubmitted(submitted);
      throw new Error('after the handler');
    });
    await expect(attempt).rejects.toThrow('after the handler');
    expect(await query('select 1 from cases where registration_id = $1', [registrationId])).toEqual([]);
    expect(await query('select 1 from audit where subject_id = $1', [registrationId])).toEqual([]);
    expect(await verification.published(contactChallengeIssued, registrationId)).toEqual([]);
  });

  it('is refused for good with a recipient that was sealed for another contact', async () => {
    const { submitted } = verification.submission();
    const [email, sms] = submitted.contacts.map((contact) => contact.sealedRecipient);
    const contacts = submitted.contacts.map((contact, i) => ({ ...contact, sealedRecipient: [sms, email][i] ?? '' }));
    const refused = { code: 'submission-unreadable', kind: 'permanent' };
    await expect(hearSubmitted({ ...submitted, contacts })).rejects.toMatchObject(refused);
  });

  it('is refused for good with a person who was sealed for another registration', async () => {
    const { sealedPerson } = verification.submission().submitted;
    const attempt = hearSubmitted({ ...verification.submission().submitted, sealedPerson });
    await expect(attempt).rejects.toMatchObject({ code: 'submission-unreadable', kind: 'permanent' });
  });

  it('is refused for good with a birth date that could never match, and does not repeat it', async () => {
    const { registrationId, submitted } = verification.submission();
    const person = JSON.stringify({ birthDate: '17/08/1999', maskedName: 'S***' });
    const sealedPerson = verification.sealedByAccount([registrationId, 'person'], person);
    const refused = { code: 'submission-unreadable', message: 'submission-unreadable', cause: undefined };
    await expect(hearSubmitted({ ...submitted, sealedPerson })).rejects.toMatchObject(refused);
  });
});

describe('a verified registration', () => {
  it.each([
    ['other', ['email', 'sms']],
    ['same', ['email', 'email']],
    ['none', ['email']],
  ] as const)('with activation by %s has challenges by %j', async (activation, channels) => {
    const { registrationId, challenge, cookie } = await verification.submit('email', activation);
    await verification.post('code', { code: challenge.code }, { cookie });
    await verified(registrationId);
    await verified(registrationId);
    const issued = await verification.published(contactChallengeIssued, registrationId);
    expect(issued.map((event) => event.channel)).toEqual(channels);
    expect(issued.map((event) => event.purpose)).toEqual(['verify', 'activate'].slice(0, channels.length));
  });

  it('that was never submitted is refused for good', async () => {
    await expect(verified(randomUUID())).rejects.toMatchObject({ code: 'case-unknown', kind: 'permanent' });
  });
});

describe('a new code', () => {
  it('revokes the older one in the same breath', async () => {
    const { registrationId, challenge } = await verification.submit();
    await verified(registrationId);
    const { challengeId } = challenge.event;
    const revoked = await verification.published(contactChallengeRevoked, registrationId);
    expect(revoked).toEqual([{ registrationId, challengeId, reason: 'replaced' }]);
    expect(await verification.published(contactChallengeIssued, registrationId)).toHaveLength(2);
  });
});

describe('the end of a registration', () => {
  it('by activation closes its case', async () => {
    const { registrationId } = await verification.submit();
    await activated(registrationId);
    expect(await query('select state from cases where registration_id = $1', [registrationId])).toEqual([
      { state: 'closed' },
    ]);
  });

  it('by cancellation revokes the open challenge and says so once', async () => {
    const { registrationId, challenge, cookie } = await verification.submit();
    await cancelled(registrationId);
    await cancelled(registrationId);
    const { challengeId } = challenge.event;
    expect(await verification.published(contactChallengeRevoked, registrationId)).toEqual([
      { registrationId, challengeId, reason: 'registration-cancelled' },
    ]);
    expect((await verification.get('current', cookie)).body.steps).toMatchObject([{ state: 'revoked' }]);
  });

  it('by cancellation before its submission needs nothing', async () => {
    await expect(cancelled(randomUUID())).resolves.toBeUndefined();
  });

  it('leaves an audit row of each change, of ids and field names only', async () => {
    const { registrationId, challenge, cookie } = await verification.submit();
    const { challengeId } = challenge.event;
    await verification.post('link', { token: challenge.token, birthDate: '2001-01-01' });
    await verification.post('code', { code: challenge.code }, { cookie });
    await cancelled(registrationId);
    const rows = await query(`select actor, action, fields from audit where subject_id in ($1, $2) order by id`, [
      registrationId,
      challengeId,
    ]);
    expect(rows).toEqual([
      { actor: 'account', action: 'case-opened', fields: ['state', 'contacts', 'person'] },
      { actor: 'account', action: 'challenge-issued', fields: ['state', 'code', 'link'] },
      { actor: 'link-holder', action: 'try-counted', fields: ['tries'] },
      { actor: 'applicant', action: 'contact-verified', fields: ['state'] },
      { actor: 'account', action: 'case-cancelled', fields: ['state'] },
    ]);
  });
});

describe('the database', () => {
  it('is built up and taken down again without a trace', async () => {
    const database = await openTestDatabase({ migrations });
    const tables = () =>
      database.dataSource.query(`select tablename from pg_tables where schemaname = 'public' order by 1`);
    const up = await tables();
    for (const _ of migrations) await database.dataSource.undoLastMigration();
    expect(await tables()).toEqual([{ tablename: 'migrations' }]);
    await migrate(database.dataSource);
    expect(await tables()).toEqual(up);
    await database.drop();
  });

  it('never holds two open challenges of one registration', async () => {
    const { registrationId } = await verification.submit();
    const copy = `insert into challenges select gen_random_uuid(), registration_id, contact_id, channel, purpose, state, code_hash,
      lpad('', 64, 'f'), tries, message, issued_at, send_before, sent_at, ended_at from challenges where registration_id = $1`;
    await expect(query(copy, [registrationId])).rejects.toThrow('challenges_one_open');
  });
});
