import { randomUUID } from 'node:crypto';
import {
  contactChallengeIssued,
  contactChallengeRevoked,
  contactChannelFailed,
  contactDeadlineSet,
  documentAccepted,
  documentReopened,
  registrationDisputeOpened,
} from '#contracts';
import type { RunningService } from '#runtime';
import { eventually } from '#testing';
import { AccountFixture, type Drafted, session, setPeriod } from './account.fixture.js';
import { draftBody, drawNik, NOTICE_VERSION, PASSWORD } from './applicants.js';
import type { Answer } from './http.js';

const ME = '/api/v1/registrations/me';
const DISPUTE = `${ME}/dispute`;
const STATEMENT = 'NIK itu milik saya.\nSaya belum pernah mendaftar, dan KTP saya tidak pernah dipinjamkan.';
const DAY = 86_400;

interface Problem {
  code: string;
  errors?: { pointer: string; code: string }[];
}
const problemOf = (answer: Answer) => {
  const { code, errors = [] } = answer.json<Problem>();
  return [answer.status, code, ...errors.map((field) => `${field.pointer} ${field.code}`)];
};

let account: AccountFixture;
let worker: RunningService;
beforeAll(async () => {
  account = await AccountFixture.start();
  await setPeriod(account.database.url, {
    opensAt: new Date(Date.now() - DAY * 1_000),
    closesAt: new Date(Date.now() + 10 * DAY * 1_000),
  });
  worker = await account.startWorker();
});
afterEach(() => account.database.shiftClock(0));
afterAll(async () => {
  await worker.stop();
  await account.stop();
});

const kindsOf = async (who: Pick<Drafted, 'cookies'>) => {
  const answer = await account.call(`${ME}/timeline`, { cookies: session(who) });
  return answer.json<{ entries: { kind: string }[] }>().entries.map(({ kind }) => kind);
};
const auditOf = async ({ registrationId }: Pick<Drafted, 'registrationId'>) =>
  (
    await account.query<{ action: string }>('select action from audit where subject_id = $1 order by id', [
      registrationId,
    ])
  ).map(({ action }) => action);

/** Somebody who holds a NIK, and somebody else whom Daftar was refused for it. */
async function refused() {
  const holder = await account.submitted();
  await account.prove(holder.registrationId, holder.email, 'verify');
  const late = await account.draft(holder.nik);
  const answer = await account.submit(late, [await account.receipt(late)]);
  return { holder, late, answer };
}
const dispute = (who: Pick<Drafted, 'cookies'>, statement: unknown = STATEMENT, key: string = randomUUID()) =>
  account.post(DISPUTE, { statement }, { cookies: session(who), headers: { 'idempotency-key': key } });

describe('consents', () => {
  const consent = (who: Pick<Drafted, 'cookies'>, accepted: boolean, noticeVersion = NOTICE_VERSION) =>
    account.call(`${ME}/consents/swafoto`, {
      method: 'PUT',
      cookies: session(who),
      body: { accepted, noticeVersion },
    });
  const scopesOf = (answer: Answer) =>
    answer.json<{ consents: { scope: string }[] }>().consents.map((one) => one.scope);
  const draftWith = (changes: object) =>
    account.post(
      '/api/v1/registrations',
      { ...draftBody(), consent: { accepted: true, noticeVersion: NOTICE_VERSION, swafoto: true, ...changes } },
      { headers: { 'idempotency-key': randomUUID() } },
    );

  it('are for the version of the notice that the period names', async () => {
    const { noticeVersion } = (await account.call('/api/v1/period')).json<{ noticeVersion: string }>();
    expect(noticeVersion).toBe(NOTICE_VERSION);
    expect(problemOf(await draftWith({ noticeVersion: '2019-12' }))).toEqual([
      422,
      'notice-version-outdated',
      '/consent/noticeVersion notice-version-outdated',
    ]);
    expect(problemOf(await consent(await account.draft(), true, '2019-12'))).toEqual([
      422,
      'notice-version-outdated',
      '/noticeVersion notice-version-outdated',
    ]);
  });

  it('are asked for anew with a newer notice, yet what was taken before is answered again', async () => {
    const later = await account.startAnother({ PRIVACY_NOTICE_VERSION: '2027-03' });
    try {
      const sent = { method: 'POST', body: draftBody(), headers: { 'idempotency-key': randomUUID() } } as const;
      const first = await account.call('/api/v1/registrations', sent);
      const again = await account.call('/api/v1/registrations', sent, later);
      expect([again.status, again.text]).toEqual([201, first.text]);
      const anew = { ...sent, headers: { 'idempotency-key': randomUUID() } };
      expect((await account.call('/api/v1/registrations', anew, later)).status).toBe(422);
    } finally {
      await later.stop();
    }
  });

  it('to the swafoto stand apart, are given and taken back in a draft, and each is written down', async () => {
    const created = await draftWith({ swafoto: false });
    const who = { ...created.json<Drafted>(), cookies: created.cookies };
    expect((await account.me(who)).consents).toMatchObject([{ scope: 'data', noticeVersion: NOTICE_VERSION }]);
    expect(scopesOf(await consent(who, true))).toEqual(['data', 'swafoto']);
    expect(scopesOf(await consent(who, true))).toEqual(['data', 'swafoto']);
    expect(scopesOf(await consent(who, false))).toEqual(['data']);
    expect((await auditOf(who)).slice(-3)).toEqual(['consent.given', 'consent.given', 'consent.taken-back']);
  });

  it('let a swafoto in only where they were given', async () => {
    const created = await draftWith({ swafoto: false });
    const who = { ...created.json<Drafted>(), nik: '', cookies: created.cookies };
    const receipts = [await account.receipt(who), await account.receipt(who, { kind: 'swafoto' })];
    expect(problemOf(await account.submit(who, receipts))).toEqual([
      422,
      'consent-missing',
      '/consent/swafoto swafoto-consent-needed',
    ]);
    await consent(who, true);
    expect((await account.submit(who, receipts)).status).toBe(202);
    expect(problemOf(await consent(who, false))).toEqual([409, 'registration-not-draft']);
  });

  it.each([
    ['nothing', {}, ['/accepted required', '/noticeVersion required']],
    [
      'what is neither yes nor no',
      { accepted: 'ya', noticeVersion: 'v 1' },
      ['/accepted wrong-type', '/noticeVersion notice-version-format'],
    ],
  ])('are not %s', async (_, body, fields) => {
    const drafted = await account.draft();
    const answer = await account.call(`${ME}/consents/swafoto`, { method: 'PUT', cookies: session(drafted), body });
    expect(problemOf(answer)).toEqual([400, 'invalid-request', ...fields]);
  });
});

describe('a NIK that another registration holds', () => {
  it('is refused with the ways on, and the holder sees that somebody tried, once a day and without who', async () => {
    const { holder, late, answer } = await refused();
    expect(answer.json()).toMatchObject({
      status: 409,
      code: 'nik-taken',
      login: '/api/v1/sessions',
      recover: '/api/v1/password-resets',
      dispute: DISPUTE,
    });
    for (const secret of [holder.registrationNumber, holder.registrationId, 's***@', 'verified'])
      expect(answer.text).not.toContain(secret);
    await account.submit(late, [await account.receipt(late)]);
    const attempts = (await kindsOf(holder)).filter((kind) => kind === 'nik-attempt');
    expect(attempts).toHaveLength(1);
    await account.query(
      `update registration set draft_expires_at = app_now() + interval '9 days' where state = 'draft'`,
    );
    await account.database.shiftClock(DAY + 60);
    await account.submit(late, [await account.receipt(late)]);
    const rows = await account.query<{ detail: object }>(
      `select detail from timeline where registration_id = $1 and kind = 'nik-attempt'`,
      [holder.registrationId],
    );
    expect(rows.map(({ detail }) => detail)).toEqual([{}, {}]);
    expect((await auditOf(holder)).filter((action) => action === 'nik.attempted')).toHaveLength(3);
    expect(await kindsOf(late)).toEqual(['draft-created', 'nik-refused', 'nik-refused', 'nik-refused']);
  });
});

describe('a dispute', () => {
  it('waits for the helpdesk, is told to document-storage and to both, and leaves the holder unaffected', async () => {
    const { holder, late } = await refused();
    const answer = await dispute(late);
    expect(answer.status).toBe(201);
    const opened = answer.json<{ disputeId: string }>();
    expect(opened).toEqual({
      disputeId: expect.any(String),
      state: 'open',
      openedAt: expect.stringMatching(/Z$/),
    });
    const shown = await account.call(DISPUTE, { cookies: session(late) });
    expect(shown.json()).toEqual({ ...opened, statement: STATEMENT });
    expect(await account.me(late)).toMatchObject({ state: 'draft', dispute: opened, draftExpiresAt: null });
    const { disputeId } = opened;
    const { registrationId } = late;
    expect(await account.published(registrationId)).toEqual([
      { type: registrationDisputeOpened.type, data: { registrationId, disputeId, periodId: account.periodId } },
    ]);
    await eventually(async () => (await account.notices(holder.registrationId)).length === 1);
    const [notice] = await account.notices(holder.registrationId);
    expect(notice).toMatchObject({ template: 'nik-disputed', contactId: holder.email });
    expect(JSON.stringify(notice)).not.toContain(registrationId);
    expect(await kindsOf(holder)).toEqual(expect.arrayContaining(['nik-attempt', 'nik-disputed', 'message-queued']));
    expect(await kindsOf(late)).toEqual(['draft-created', 'nik-refused', 'dispute-opened']);
    expect((await account.me(holder)).state).toBe('verified');
    expect(await auditOf(late)).toContain('dispute.opened');
    expect(await auditOf(holder)).toContain('nik.disputed');
    const stored = JSON.stringify(await account.query('select * from dispute'));
    expect(stored).not.toContain('milik saya');
  });

  it('is opened once, however often it is sent', async () => {
    const { late } = await refused();
    const key = randomUUID();
    const first = await dispute(late, STATEMENT, key);
    const again = await dispute(late, STATEMENT, key);
    expect([again.status, again.json()]).toEqual([201, first.json()]);
    expect(problemOf(await dispute(late, `${STATEMENT} Lagi.`, key))).toEqual([422, 'idempotency-key-reused']);
    expect(problemOf(await dispute(late))).toEqual([409, 'dispute-exists']);
  });

  it('tells nobody whether a NIK is registered: without a refusal there is none', async () => {
    const holder = await account.submitted();
    await account.prove(holder.registrationId, holder.email, 'verify');
    const [asks, free] = [await account.draft(holder.nik), await account.draft()];
    const [of, other] = [await dispute(asks), await dispute(free)];
    expect(problemOf(of)).toEqual([409, 'nothing-to-dispute']);
    expect({ ...other.json<object>(), correlationId: '' }).toEqual({ ...of.json<object>(), correlationId: '' });
    const { late } = await refused();
    await account.call(ME, {
      method: 'PATCH',
      cookies: session(late),
      headers: { 'if-match': '"1"' },
      body: { person: { nik: holder.nik } },
    });
    expect(problemOf(await dispute(late))).toEqual([409, 'nothing-to-dispute']);
  });

  it('is not needed once the NIK is free again, and closes when Daftar is taken after all', async () => {
    const { holder, late } = await refused();
    await account.query(
      `update registration set state = 'cancelled', cancelled_at = now(), cancel_reason = 'not-activated-in-time'
      where registration_id = $1`,
      [holder.registrationId],
    );
    expect(problemOf(await dispute(late))).toEqual([409, 'nothing-to-dispute']);
    const another = await refused();
    await dispute(another.late);
    await account.query(
      `update registration set state = 'cancelled', cancelled_at = now(), cancel_reason = 'not-activated-in-time'
      where registration_id = $1`,
      [another.holder.registrationId],
    );
    expect((await account.submit(another.late, [await account.receipt(another.late)])).status).toBe(202);
    expect((await account.call(DISPUTE, { cookies: session(another.late) })).json()).toMatchObject({ state: 'closed' });
  });

  it('can be opened by one that ended because another was faster', async () => {
    const nik = drawNik();
    const [winner, loser] = [await account.submitted(nik), await account.submitted(nik)];
    await account.prove(winner.registrationId, winner.email, 'verify');
    await eventually(async () => (await account.me(loser)).state === 'cancelled');
    const { registrationNumber } = loser;
    const login = await account.post('/api/v1/sessions', { registrationNumber, password: PASSWORD });
    expect((await dispute(login)).status).toBe(201);
    expect(await account.me(loser)).toMatchObject({ state: 'cancelled', dispute: { state: 'open' } });
  });

  it('keeps its draft from expiring, and its NIK from changing', async () => {
    const { late } = await refused();
    const { late: without } = await refused();
    await dispute(late);
    const edit = await account.call(ME, {
      method: 'PATCH',
      cookies: session(late),
      headers: { 'if-match': '"1"' },
      body: { person: { nik: drawNik(), name: 'Siti' } },
    });
    expect(problemOf(edit)).toEqual([400, 'invalid-request', '/person/nik nik-disputed']);
    await account.database.shiftClock(3 * DAY);
    const stateOf = async ({ registrationId }: Drafted) =>
      (
        await account.query<{ state: string }>('select state from registration where registration_id = $1', [
          registrationId,
        ])
      )[0]?.state;
    await eventually(async () => (await stateOf(without)) === 'cancelled');
    expect(await stateOf(late)).toBe('draft');
  });

  it.each([
    ['too short', 'itu NIK saya', '/statement statement-format'],
    ['without letters', '1234567890 1234567890 1234567890', '/statement statement-format'],
    ['too long', 'a '.repeat(1_001), '/statement statement-format'],
    ['with a turn of the writing direction', `${STATEMENT}\u202E`, '/statement statement-format'],
    ['a number', 7, '/statement wrong-type'],
  ])('is refused with a statement that is %s', async (_, statement, field) => {
    const drafted = await account.draft();
    expect(problemOf(await dispute(drafted, statement))).toEqual([400, 'invalid-request', field]);
  });

  it('needs a statement', async () => {
    const more = { cookies: session(await account.draft()), headers: { 'idempotency-key': randomUUID() } };
    expect(problemOf(await account.post(DISPUTE, {}, more))).toEqual([400, 'invalid-request', '/statement required']);
  });

  it('needs an Idempotency-Key, and is nothing to look at before', async () => {
    const drafted = await account.draft();
    const unkeyed = await account.post(DISPUTE, { statement: STATEMENT }, { cookies: session(drafted) });
    expect(problemOf(unkeyed)).toEqual([400, 'idempotency-key-missing']);
    expect(problemOf(await account.call(DISPUTE, { cookies: session(drafted) }))).toEqual([404, 'no-dispute']);
  });
});

describe('a withdrawal', () => {
  const withdraw = (who: Pick<Drafted, 'cookies'>, password: unknown = PASSWORD) =>
    account.post(`${ME}/withdrawal`, { password }, { cookies: session(who) });

  it('ends an active registration, frees the NIK, and says so to every proven contact', async () => {
    const owner = await account.submitted();
    await account.prove(owner.registrationId, owner.email, 'verify');
    await account.prove(owner.registrationId, owner.sms, 'activate', 'sms');
    const answer = await withdraw(owner);
    expect(answer.status).toBe(200);
    expect(answer.json()).toMatchObject({
      state: 'cancelled',
      cancelled: { reason: 'withdrawn', at: expect.stringMatching(/Z$/) },
    });
    expect((await withdraw(owner)).json()).toEqual(answer.json());
    const told = (await account.notices(owner.registrationId)).filter(({ template }) => template === 'cancelled');
    expect(told.map(({ contactId, values }) => [contactId, values.reason])).toEqual([
      [owner.email, 'withdrawn'],
      [owner.sms, 'withdrawn'],
    ]);
    expect(await auditOf(owner)).toContain('registration.cancelled');
    const byNik = await account.post('/api/v1/sessions', { nik: owner.nik, password: PASSWORD });
    expect(byNik.status).toBe(401);
    const anew = await account.submitted(owner.nik);
    await account.prove(anew.registrationId, anew.email, 'verify');
    expect((await account.me(anew)).state).toBe('verified');
  });

  it('of a draft writes to nobody', async () => {
    const drafted = await account.draft();
    expect((await withdraw(drafted)).status).toBe(200);
    expect(await account.notices(drafted.registrationId)).toEqual([]);
  });

  it('needs the password', async () => {
    const drafted = await account.draft();
    expect(problemOf(await withdraw(drafted, 'bukan kata sandinya'))).toEqual([403, 'password-wrong']);
    expect(problemOf(await withdraw(drafted, ''))).toEqual([400, 'invalid-request', '/password required']);
    expect((await account.me(drafted)).state).toBe('draft');
  });

  it('waits for a day after a reset', async () => {
    const drafted = await account.draft();
    await account.query('update registration set password_reset_at = now() where registration_id = $1', [
      drafted.registrationId,
    ]);
    expect(problemOf(await withdraw(drafted))).toEqual([409, 'recently-reset']);
  });

  it('ends what ended otherwise no more', async () => {
    const nik = drawNik();
    const [winner, loser] = [await account.submitted(nik), await account.submitted(nik)];
    await account.prove(winner.registrationId, winner.email, 'verify');
    await eventually(async () => (await account.me(loser)).state === 'cancelled');
    expect(problemOf(await withdraw(loser))).toEqual([409, 'registration-cancelled']);
  });

  it('closes a dispute', async () => {
    const { late } = await refused();
    await dispute(late);
    await withdraw(late);
    expect((await account.call(DISPUTE, { cookies: session(late) })).json()).toMatchObject({ state: 'closed' });
  });
});

describe('the export of one’s own data', () => {
  it('is a file with everything that is kept, and is written down', async () => {
    const { late } = await refused();
    await dispute(late);
    const answer = await account.call(`${ME}/export`, { cookies: session(late), headers: { 'accept-language': 'en' } });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-disposition')).toBe(
      `attachment; filename="daftar-${late.registrationNumber}.json"`,
    );
    expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.json()).toMatchObject({
      registrationId: late.registrationId,
      registrationNumber: late.registrationNumber,
      state: 'draft',
      locale: 'id',
      cancelled: null,
      person: { ...draftBody().person, nik: late.nik },
      warnings: [],
      contacts: [
        { channel: 'email', address: 'siti.rahasia@example.id', provenAt: null },
        { channel: 'sms', address: '+6281234567890', provenAt: null },
      ],
      consents: [
        { scope: 'data', noticeVersion: NOTICE_VERSION },
        { scope: 'swafoto', noticeVersion: NOTICE_VERSION },
      ],
      documents: [],
      dispute: { state: 'open', statement: STATEMENT },
      timeline: [
        { kind: 'draft-created' },
        { kind: 'nik-refused' },
        { kind: 'dispute-opened', title: 'Dispute opened' },
      ],
      sessions: [{ endedAt: null }],
    });
    const { audit } = answer.json<{ audit: { actor: string; action: string }[] }>();
    expect(audit.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['registration.drafted', 'record.exported']),
    );
    expect(answer.text).not.toMatch(/argon2|Index|wrapped|sealed/i);
  });

  it('has the documents and how a registration ended, and names no member of staff', async () => {
    const owner = await account.submitted();
    await account.query(
      `insert into audit (at, actor, action, subject_id, fields) values (now(), 'helpdesk', 'timeline.shown', $1, '{petugas-7}')`,
      [owner.registrationId],
    );
    await account.post(`${ME}/withdrawal`, { password: PASSWORD }, { cookies: session(owner) });
    const answer = await account.call(`${ME}/export`, { cookies: session(owner) });
    expect(answer.json()).toMatchObject({
      documents: [{ kind: 'ktp', submitted: true, state: 'committed' }],
      cancelled: { reason: 'withdrawn' },
      dispute: null,
    });
    expect(answer.text).not.toContain('petugas-7');
  });
});

describe('the audit', () => {
  it('has a row for every change, with ids and names of fields alone', async () => {
    const who = await account.draft();
    const { registrationId } = who;
    const me = { cookies: session(who) };
    const at = new Date().toISOString();
    const until = new Date(Date.now() + DAY * 1_000).toISOString();
    const [documentId, challengeId] = [randomUUID(), randomUUID()];
    const document = { registrationId, documentId, kind: 'ktp' };
    const file = { sha256: 'ab'.repeat(32), sizeBytes: 1 };
    const contactIds = (await account.me(who)).contacts as { contactId: string }[];
    const [email = '', sms = ''] = contactIds.map(({ contactId }) => contactId);
    const bySms = { registrationId, contactId: sms, channel: 'sms', purpose: 'verify' };
    const put = (path: string, body: object) => account.call(`${ME}${path}`, { method: 'PUT', ...me, body });
    const changes: [string, () => Promise<unknown>][] = [
      [
        'an edit',
        () =>
          account.call(ME, {
            method: 'PATCH',
            ...me,
            headers: { 'if-match': '"1"' },
            body: { person: { name: 'Siti' } },
          }),
      ],
      ['a consent', () => put('/consents/swafoto', { accepted: false, noticeVersion: NOTICE_VERSION })],
      ['an inspection', () => account.hear(documentAccepted, { ...document, ...file, warnings: [] })],
      ['Daftar', async () => account.submit(who, [await account.receipt(who, { documentId })])],
      ['a reopened document', () => account.hear(documentReopened, { ...document, until, reason: 'image-unreadable' })],
      ['a code', () => account.hear(contactChallengeIssued, { ...bySms, challengeId })],
      ['a deadline', () => account.hear(contactDeadlineSet, { ...bySms, until, reason: 'message-accepted' })],
      ['"not mine"', () => account.hear(contactChallengeRevoked, { registrationId, challengeId, reason: 'not-mine' })],
      ['a dead channel', () => account.hear(contactChannelFailed, { ...bySms, at })],
      ['a correction', () => put('/contacts/sms', { value: '0811 2222 333' })],
      ['a proof', () => account.prove(registrationId, email, 'verify')],
      ['an export', () => account.call(`${ME}/export`, me)],
      ['a withdrawal', () => account.post(`${ME}/withdrawal`, { password: PASSWORD }, me)],
    ];
    for (const [what, change] of changes) {
      const before = (await auditOf(who)).length;
      await change();
      expect([what, (await auditOf(who)).length]).toEqual([what, before + 1 + (what === 'a proof' ? 1 : 0)]);
    }
    const rows = await account.query<{ fields: string[] }>('select fields from audit where subject_id = $1', [
      registrationId,
    ]);
    for (const field of rows.flatMap(({ fields }) => fields)) expect(field).toMatch(/^[a-zA-Z0-9.-]{1,60}$/);
    expect(JSON.stringify(rows)).not.toMatch(/Siti|siti|8123|0811|3171/);
  });
});

it.each([
  ['PUT', `${ME}/consents/swafoto`],
  ['POST', DISPUTE],
  ['GET', DISPUTE],
  ['POST', `${ME}/withdrawal`],
  ['GET', `${ME}/export`],
] as const)('%s %s needs a session', async (method, path) => {
  const answer = await account.call(path, { method, ...(method === 'GET' ? {} : { body: {} }) });
  expect(problemOf(answer)).toEqual([401, 'not-signed-in']);
});
