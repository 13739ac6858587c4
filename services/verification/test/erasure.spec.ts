import { randomUUID } from 'node:crypto';
import { contactErased, messageDelivered, registrationErasureDue } from '#contracts';
import { ForgetErasures } from '../src/app/forget-erasures.js';
import { OnErasureDue } from '../src/in/kafka/on-erasure-due.js';
import { OnMessageDelivered } from '../src/in/kafka/on-message-delivered.js';
import { active, Browser } from './browser.js';
import { VerificationHarness } from './verification.harness.js';

let verification: VerificationHarness;
beforeAll(async () => {
  verification = await VerificationHarness.start();
});
afterAll(() => verification.stop());
beforeEach(() => verification.setTime(0, 10));

const query = <T>(sql: string, parameters: unknown[] = []) =>
  verification.database.dataSource.query<T>(sql, parameters);
const markSent = () => query('update outbox set sent_at = app_now() where sent_at is null');
const erase = (registrationId: string) => verification.hear(OnErasureDue, registrationErasureDue, { registrationId });

/** Every row of every table as text, by table. */
async function everything(): Promise<Map<string, string[]>> {
  const tables = await query<{ name: string }[]>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`,
  );
  const read = async ({ name }: { name: string }) => {
    const rows = await query<{ row: string }[]>(`select t::text as row from "${name}" t order by 1`);
    return [name, rows.map(({ row }) => row)] as const;
  };
  return new Map(await Promise.all(tables.map(read)));
}
const isAudit = (name: string) => name === 'audit';
const textOf = (rows: Map<string, string[]>) => JSON.stringify([...rows].filter(([name]) => !isAudit(name)));

/** What stands in the database about a person: sealed values, fingerprints and the wrapped key. */
async function secretsOf(registrationId: string): Promise<string[]> {
  const rows = await query<{ secret: string | null }[]>(
    `select unnest(array[wrapped_key, sealed_person]) as secret from cases where registration_id = $1
     union select unnest(array[sealed_recipient, recipient_hash::text]) from contacts where registration_id = $1
     union select unnest(array[code_hash, link_hash]) from challenges where registration_id = $1
     union select unnest(array[sealed_recipient, recipient_hash::text, code_hash::text])
             from grant_challenges join grants using (handle) where registration_id = $1
     union select value from outbox, jsonb_each_text(body::jsonb) where outbox.key = $1::text and outbox.body ~ 'sealed'
              and jsonb_each_text.key ~ 'sealed'`,
    [registrationId],
  );
  return rows.flatMap(({ secret }) => secret ?? []);
}

describe('the erasure of a person', () => {
  it('leaves no key, fingerprint, code or sealed value in any table, and confirms', async () => {
    const { registrationId, email, sms, cookie } = await active(verification);
    await new Browser(verification).ask(email);
    await new Browser(verification).ask(sms, { purpose: 'change' });
    const { event } = await verification.challenge(registrationId, 'reset');
    await verification.message(event);
    await markSent();
    const secrets = await secretsOf(registrationId);
    const before = await everything();
    expect(secrets.length).toBeGreaterThan(20);
    for (const secret of secrets) expect(textOf(before)).toContain(secret);

    await erase(registrationId);

    const after = await everything();
    for (const secret of secrets) expect(textOf(after)).not.toContain(secret);
    const standing = [...after].filter(([name, rows]) => !isAudit(name) && rows.join().includes(registrationId));
    const places = standing.map(([name, rows]) => [name.replace(/_\d{8}$/, ''), rows.length]);
    expect(places).toEqual([
      ['erasures', 1],
      ['outbox', 1],
    ]);
    expect(await verification.published(contactErased, registrationId)).toEqual([{ registrationId }]);
    expect(await verification.get('current', cookie)).toMatchObject({ status: 200, body: { steps: [] } });
  });

  it('leaves the audit rows, and adds one of its own', async () => {
    const { registrationId } = await active(verification);
    const before = (await everything()).get('audit') ?? [];
    await erase(registrationId);
    const after = (await everything()).get('audit') ?? [];
    expect(after).toHaveLength(before.length + 1);
    expect(after).toEqual(expect.arrayContaining(before));
    const [own] = await query<{ actor: string; fields: string[] }[]>(
      `select actor, fields from audit where subject_id = $1 and action = 'person-erased'`,
      [registrationId],
    );
    expect(own).toEqual({ actor: 'account', fields: ['key', 'person', 'contacts', 'codes'] });
  });

  it('touches nobody else, not even who shares the mailbox', async () => {
    const one = await active(verification);
    const other = await active(verification, { email: one.email.recipient });
    await markSent();
    const about = (rows: Map<string, string[]>) =>
      [...rows].flatMap(([, all]) => all.filter((row) => row.includes(other.registrationId)));
    const before = about(await everything());
    await erase(one.registrationId);
    expect(about(await everything())).toEqual(before);
    await new Browser(verification).ask(other.email);
    const again = await verification.challenge(other.registrationId, 'reset');
    expect(again.recipient).toBe(one.email.recipient);
  });

  it('is confirmed each time that it is asked for, also where nothing was ever known', async () => {
    const { registrationId } = await active(verification);
    await erase(registrationId);
    await erase(registrationId);
    const unknown = randomUUID();
    await erase(unknown);
    expect(await verification.published(contactErased, registrationId)).toHaveLength(2);
    expect(await verification.published(contactErased, unknown)).toEqual([{ registrationId: unknown }]);
  });

  it('makes news of its messages news of nobody, for as long as any may come', async () => {
    const { registrationId } = await active(verification);
    const { event } = await verification.challenge(registrationId, 'verify');
    const { challengeId, channel } = event;
    const news = { registrationId, deliveryId: randomUUID(), challengeId, channel, at: new Date().toISOString() };
    const hear = () => verification.hear(OnMessageDelivered, messageDelivered, news);
    await erase(registrationId);
    await hear();
    expect(await verification.published(contactErased, registrationId)).toHaveLength(1);

    const forget = verification.app.get(ForgetErasures);
    await verification.setTime(89, 10);
    await forget.execute();
    await hear();
    await verification.setTime(91, 10);
    await forget.execute();
    await expect(hear()).rejects.toMatchObject({ code: 'case-unknown' });
  });
});
