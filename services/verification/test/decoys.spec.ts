import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { DataSource } from 'typeorm';
import { contactChallengeIssued } from '#contracts';
import { ForgetGrants } from '../src/app/forget-grants.js';
import { HANDLE_COOKIE } from '../src/in/http/handle-cookie.js';
import { active, Browser, decoy, type Target } from './browser.js';
import { otherThan, VerificationHarness } from './verification.harness.js';

let verification: VerificationHarness;
beforeAll(async () => {
  verification = await VerificationHarness.start();
});
afterAll(() => verification.stop());
beforeEach(() => verification.setTime(0, 10));

type Answer = Awaited<ReturnType<VerificationHarness['post']>>;
const query = <T>(sql: string, parameters: unknown[] = []) =>
  verification.database.dataSource.query<T>(sql, parameters);

/** All that a stranger sees of an answer, except what differs from one answer to the next anyway. */
function seen({ status, headers, body }: Answer) {
  const { correlationId: _, instance: __, ...said } = body;
  const names = Object.keys(headers).sort();
  return { status, names, length: JSON.stringify(said).length, said };
}

/** What a stranger does who wants to know whether somebody is written to; none of the digits are right. */
async function probe(browser: Browser, digits: () => Promise<string>, isSent: () => Promise<void>) {
  const answers: Answer[] = [];
  const at = async (minute: number, ...asked: (() => Promise<Answer>)[]) => {
    await verification.setTime(0, 10, minute);
    for (const ask of asked) answers.push(await ask());
  };
  const enter = async () => browser.enter(await digits());
  const resend = () => browser.resend();
  await at(0, enter);
  await isSent();
  await at(2, enter, enter, enter, enter, enter, resend, resend);
  await at(11, enter);
  await isSent();
  await at(24, enter, resend, enter, enter, enter, enter, enter, enter);
  await at(26, enter, resend, resend);
  await at(31, enter, resend);
  return answers.map((answer) => {
    const { said, ...rest } = seen(answer);
    // How long to wait is told to the second, and a second may pass.
    return { ...rest, said: JSON.stringify(said) };
  });
}

describe('where nobody is written to', () => {
  it.each(['email', 'sms'] as const)('every answer is as where somebody is, by %s', async (channel) => {
    const account = await active(verification);
    const { registrationId } = account;
    const latest = () => verification.challenge(registrationId, 'reset');
    const real = await new Browser(verification).ask(account[channel]);
    const isSent = async () => verification.message((await latest()).event);
    const toSomebody = await probe(real, async () => otherThan((await latest()).code), isSent);
    await verification.setTime(0, 10);
    const sham = await new Browser(verification).ask(decoy(channel));
    const toNobody = await probe(
      sham,
      async () => '123456',
      async () => undefined,
    );
    expect(toNobody).toEqual(toSomebody);
    expect(new Set(toNobody.map(({ status }) => status))).toEqual(new Set([202, 409, 422, 429]));
  });

  it('nothing is published, and no digits are right', async () => {
    const target = decoy('sms');
    const browser = await new Browser(verification).ask(target);
    await verification.setTime(0, 10, 2);
    expect(await browser.resend()).toMatchObject({ status: 202 });
    expect(await query('select from outbox where key = $1', [target.registrationId])).toEqual([]);
    const codes = await query('select from grant_challenges where handle = $1 and sealed_recipient is null', [
      browser.handle,
    ]);
    expect(codes).toHaveLength(2);
    await expect(
      query(`update grant_challenges set state = 'proven' where handle = $1`, [browser.handle]),
    ).rejects.toThrow('check constraint');
  });

  it('of a registration that is not known here, with a recipient too', async () => {
    const target: Target = { ...decoy(), recipient: 'siapa@example.id' };
    const browser = await new Browser(verification).ask(target);
    expect(await browser.enter('123456')).toMatchObject({ status: 422, body: { code: 'code-wrong', triesLeft: 4 } });
    expect(await verification.published(contactChallengeIssued, target.registrationId)).toEqual([]);
  });

  it('the database does the same work for a wrong code and for another one', async () => {
    const account = await active(verification);
    const browsers = [
      await new Browser(verification).ask(account.sms),
      await new Browser(verification).ask(decoy('sms')),
    ];
    await verification.setTime(0, 10, 2);
    const done: string[][] = [];
    for (const browser of browsers) {
      const statements = record();
      expect(await browser.enter('123456')).toMatchObject({ status: expect.any(Number) });
      expect(await browser.resend()).toMatchObject({ status: 202 });
      done.push(statements.stop());
    }
    const [real, sham] = done;
    expect(real?.length).toBeGreaterThan(15);
    expect(sham).toEqual(real);
  });

  /** The statements of the service, as they are; only the end of the letters differs. */
  /** Each statement that a connection of the service sends from now on. */
  function record() {
    const pool = (verification.app.get(DataSource).driver as unknown as { master: pg.Pool }).master;
    const statements: string[] = [];
    const restore = new Map<pg.PoolClient, () => void>();
    const listen = (client: pg.PoolClient) => {
      if (restore.has(client)) return;
      const { query } = client;
      restore.set(client, () => Object.assign(client, { query }));
      const listening = (first: string | { text: string }, ...others: unknown[]) => {
        const statement = typeof first === 'string' ? first : first.text;
        statements.push(statement.replace(/^(release|rollback to) savepoint letters$/, 'end of letters'));
        return (query as (...all: unknown[]) => unknown).call(client, first, ...others);
      };
      Object.assign(client, { query: listening });
    };
    pool.on('acquire', listen);
    return {
      stop: () => {
        pool.off('acquire', listen);
        for (const undo of restore.values()) undo();
        return statements;
      },
    };
  }
});

describe('a handle that was never given', () => {
  it('answers like a fresh one', async () => {
    const headers = { cookie: `${HANDLE_COOKIE}=${randomBytes(32).toString('base64url')}` };
    const fresh = await new Browser(verification).ask(decoy());
    const [unknown, known] = [
      await verification.post('receipt', { code: '123456' }, headers),
      await fresh.enter('123456'),
    ];
    expect(seen(unknown)).toEqual(seen(known));
    const [none, soon] = [await verification.post('receipt/resend', {}, headers), await fresh.resend()];
    expect({ ...seen(none), said: none.body.code }).toEqual({ ...seen(soon), said: soon.body.code });
    expect(none.headers['retry-after']).toBe('60');
  });
});

describe('what a browser asked for', () => {
  it('is forgotten after thirty days, with its codes, whether or not somebody was written to', async () => {
    const { email } = await active(verification);
    const [old, fresh] = [new Browser(verification), new Browser(verification)];
    await old.ask(email);
    await verification.setTime(2, 10);
    await fresh.ask(decoy());
    await verification.setTime(31, 10);
    await verification.app.get(ForgetGrants).execute();
    const kept = await query<{ handle: string }[]>('select handle from grants join grant_challenges using (handle)');
    expect(kept).toEqual([{ handle: fresh.handle }]);
  });
});

describe('three strangers who use up all their tries', () => {
  it('do not keep the owner from getting back in', async () => {
    const { registrationId, email } = await active(verification);
    for (let stranger = 0; stranger < 3; stranger++) {
      await verification.setTime(0, 10 + stranger);
      const browser = await new Browser(verification).ask(email);
      for (const minute of [2, 4, 6]) {
        const { code } = await verification.challenge(registrationId, 'reset');
        for (let i = 0; i < 5; i++) await browser.enter(otherThan(code));
        await verification.setTime(0, 10 + stranger, minute);
        if (minute < 6) expect(await browser.resend()).toMatchObject({ status: 202 });
      }
      expect(await browser.resend()).toMatchObject({ body: { code: 'tries-exhausted-today' } });
    }
    const owner = await new Browser(verification).ask(email);
    const { code } = await verification.challenge(registrationId, 'reset');
    expect(await owner.enter(code)).toMatchObject({ status: 200 });
  });
});

describe('a recipient who had enough codes today', () => {
  it('gets no more, which is not told; what others asked for does not use up the share of the owner', async () => {
    const phone = '+6281255550123';
    const owner = await active(verification, { phone });
    const other = await active(verification);
    const letters = async ({ registrationId }: Target) =>
      (await verification.published(contactChallengeIssued, registrationId)).filter(
        ({ purpose }) => purpose === 'reset' || purpose === 'change',
      ).length;
    const typed: Target = { ...decoy('sms'), registrationId: other.registrationId, recipient: phone };
    for (let i = 0; i < 12; i++) await new Browser(verification).ask(typed, { purpose: 'change' });
    expect(await letters(typed)).toBe(10);
    for (let i = 0; i < 20; i++) await new Browser(verification).ask(owner.sms);
    expect(await letters(owner.sms)).toBe(20);
    const late = await new Browser(verification).ask(owner.sms);
    expect(await letters(owner.sms)).toBe(20);
    expect(await late.enter('123456')).toMatchObject({ status: 422, body: { code: 'code-wrong', triesLeft: 4 } });
    await verification.setTime(1, 0, 1);
    await new Browser(verification).ask(owner.sms);
    expect(await letters(owner.sms)).toBe(21);
  });
});
