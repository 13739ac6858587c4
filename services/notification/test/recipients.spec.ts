import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import { catalog } from '#contracts';
import { createDataSource, TransactionRunner } from '#database';
import { hasCode } from '#errors';
import { Outbox } from '#messaging';
import { KeyRing, seal } from '#privacy';
import { configureLogging } from '#runtime';
import { openTestDatabase, type TestDatabase } from '#testing';
import { migrations } from '../migrations/index.js';
import { composeMessage } from '../src/app/compose-message.js';
import { mailCourier, smsCourier } from '../src/app/couriers.js';
import type { Envelope } from '../src/app/ports.js';
import { Providers } from '../src/app/providers.js';
import { QueueMessage, type QueueMessageCommand } from '../src/app/queue-message.js';
import { SendMessage } from '../src/app/send-message.js';
import type { SealedPayload } from '../src/domain/delivery.js';
import { accepted } from '../src/domain/send-outcome.js';
import { renderSms } from '../src/domain/templates/sms.js';
import { entities } from '../src/out/store/store.providers.js';
import { TypeormUnitOfWork } from '../src/out/store/unit-of-work.js';
import { SealedVault } from '../src/out/vault/sealed-vault.js';

const COUNT = 1_000;
const OPENED = 100_000;
const AT_ONCE = 20;
const key = KeyRing.of(randomBytes(32));
configureLogging({ service: 'notification', role: 'test', level: 'error' });

interface Person {
  readonly challengeId: string;
  readonly channel: 'email' | 'sms';
  readonly recipient: string;
  readonly code: string;
  readonly payload: SealedPayload & { kind: 'challenge' };
}

function person(number: number): Person {
  const challengeId = randomUUID();
  const channel = number % 2 === 0 ? 'sms' : 'email';
  const recipient = channel === 'sms' ? `+628${1_000_000_000 + number}` : `pelamar.${number}@contoh.id`;
  // Every code is drawn once, so that one that reaches somebody else is known by its digits.
  const code = String(10_000_000 + number);
  const secret = JSON.stringify({ code, token: randomBytes(32).toString('base64url') });
  const payload = {
    kind: 'challenge' as const,
    recipient: seal(key, ['recipient', challengeId, channel], recipient),
    name: seal(key, ['name', challengeId, channel], 'S***'),
    code: seal(key, ['code', challengeId, channel, recipient], secret),
  };
  return { challengeId, channel, recipient, code, payload };
}

/** Ways in which a mistake of ours could bring a code together with the wrong person. */
const mixUps: readonly ((own: Person, other: Person) => Partial<SealedPayload & { kind: 'challenge' }>)[] = [
  (_, other) => ({ code: other.payload.code }),
  (_, other) => ({ recipient: other.payload.recipient }),
  (_, other) => ({ recipient: other.payload.recipient, code: other.payload.code }),
  (_, other) => other.payload,
  ({ challengeId, channel }, other) => ({ recipient: seal(key, ['recipient', challengeId, channel], other.recipient) }),
];

const order = ({ challengeId, channel }: Person): QueueMessageCommand['order'] => ({
  registrationId: randomUUID(),
  contactId: randomUUID(),
  subject: { kind: 'challenge', challengeId, purpose: 'verify' },
  channel,
  locale: 'id',
  occurredAt: new Date(),
  sendBefore: new Date(Date.now() + 3_600_000),
  traceparent: undefined,
});

function shuffled<T>(values: readonly T[]): T[] {
  const copy = [...values];
  for (let i = copy.length - 1; i > 0; i--) {
    const j = randomInt(i + 1);
    [copy[i], copy[j]] = [copy[j] as T, copy[i] as T];
  }
  return copy;
}

async function inTurns<T>(values: readonly T[], work: (value: T) => Promise<void>): Promise<void> {
  const rest = [...values];
  const worker = async () => {
    for (let value = rest.pop(); value !== undefined; value = rest.pop()) await work(value);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

/** What the worker would send, and to whom; undefined where it would not. */
function opened(
  vault: SealedVault,
  own: Person,
  payload: SealedPayload,
): { recipient: string; text: string } | undefined {
  const about = { ...order(own), id: own.challengeId };
  try {
    const content = vault.open(about, payload);
    const message = composeMessage(about, content, 'https://daftar.contoh.id');
    if (message.kind !== 'code') throw new Error('not a code');
    return { recipient: content.recipient, text: renderSms(message.words) };
  } catch (error) {
    if (!hasCode(error, 'payload-unreadable')) throw error;
    return undefined;
  }
}

test(`of ${OPENED} codes with shuffled recipients none opens for another recipient`, () => {
  const vault = new SealedVault({ verification: key, account: KeyRing.of(randomBytes(32)) });
  let others: Person[] = [person(0), person(1)];
  const wrong: string[] = [];
  for (let number = 2; number < OPENED; number++) {
    const own = person(number);
    const other = others[randomInt(others.length)] as Person;
    others = [...others.slice(-99), own];
    const mixUp = randomInt(2) === 1 ? mixUps[randomInt(mixUps.length)]?.(own, other) : undefined;
    const sent = opened(vault, own, { ...own.payload, ...mixUp });
    const right = mixUp ? sent === undefined : sent?.recipient === own.recipient && sent.text.includes(own.code);
    if (!right) wrong.push(own.code);
  }
  expect(wrong).toEqual([]);
});

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase({ migrations });
});
afterAll(() => database.drop());

test(`of ${COUNT} interleaved codes with shuffled recipients the workers send each to its own recipient, and none to anybody else`, async () => {
  const dataSource = createDataSource({ url: database.url, applicationName: 'tests', entities, poolSize: AT_ONCE });
  await dataSource.initialize();
  const work = new TypeormUnitOfWork(new TransactionRunner(dataSource), new Outbox(catalog, 'notification'), {});
  const queued: string[] = [];
  const wakeUps = {
    wake: async (all: readonly { deliveryId: string }[]) => !!queued.push(...all.map((each) => each.deliveryId)),
  };
  const received: { recipient: string; text: string }[] = [];
  const take = async ({ recipient }: Envelope, text: string) => {
    received.push({ recipient, text });
    return accepted;
  };
  const rules = { mostFailures: 3, slowMs: 60_000, pauseMs: 10 };
  const send = new SendMessage({
    ...{ work, wakeUps, leaseMs: 60_000, publicOrigin: 'https://daftar.contoh.id' },
    vault: new SealedVault({ verification: key, account: KeyRing.of(randomBytes(32)) }),
    providers: {
      sms: new Providers('sms', [smsCourier({ name: 'a', send: take })], rules),
      email: new Providers('email', [mailCourier({ name: 'b', send: (to, mail) => take(to, mail.text) })], rules),
    },
    retries: { firstMs: 10, mostMs: 10, random: Math.random },
  });

  const people = Array.from({ length: COUNT }, (_, number) => person(number));
  const codeOf = new Map(people.map(({ recipient, code }) => [recipient, code]));
  const mixed = new Set(shuffled(people).slice(0, COUNT / 2));
  const strangers = shuffled(people);
  const queueMessage = new QueueMessage(work, wakeUps);
  await inTurns(shuffled([...people.entries()]), async ([number, own]) => {
    const other = strangers[number] as Person;
    const mixUp = mixed.has(own) && other !== own ? mixUps[number % mixUps.length]?.(own, other) : undefined;
    if (!mixUp) mixed.delete(own);
    await queueMessage.execute({ order: order(own), payload: { ...own.payload, ...mixUp } });
  });
  expect(queued).toHaveLength(COUNT);
  const write = process.stdout.write;
  // Half of them fail as they should, each with a line of the log.
  process.stdout.write = () => true;
  try {
    await inTurns(shuffled(queued), (deliveryId) => send.execute(deliveryId));
  } finally {
    process.stdout.write = write;
  }

  for (const { recipient, text } of received) expect(/\b1\d{7}\b/.exec(text)?.[0]).toBe(codeOf.get(recipient));
  const reached = received.map(({ recipient }) => recipient).sort();
  const meant = people.filter((each) => !mixed.has(each)).map(({ recipient }) => recipient);
  expect(reached).toEqual(meant.sort());
  const states = await dataSource.query(
    'select state, reason, count(*)::int as count from deliveries group by 1, 2 order by 1',
  );
  expect(states).toEqual([
    { state: 'failed', reason: 'payload-unreadable', count: mixed.size },
    { state: 'sent', reason: null, count: COUNT - mixed.size },
  ]);
  expect(mixed.size).toBeGreaterThan(COUNT * 0.4);
  await dataSource.destroy();
});
