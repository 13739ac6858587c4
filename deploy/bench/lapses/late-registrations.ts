import { eventually } from '#testing';
import { recordChange } from '../../../services/account/src/app/record-change.js';
import { accountInside } from '../account-inside.js';
import type { FreshSystem } from '../fresh-system.js';
import type { MailSink } from '../mail-sink.js';
import { draftOf, forEachOf } from '../people.js';

const PATIENCE_MS = 10 * 60_000;

/**
 * So many registrations that were submitted, whose code was sent and whose deadline is known everywhere. All but the
 * HTTP is the product's own way: account writes and publishes them, the others hear of them. They hand in no documents.
 */
export async function lateRegistrations(fresh: FreshSystem, sink: MailSink, count: number): Promise<void> {
  const { running, work, hash } = await accountInside(fresh.infra.profile);
  try {
    const passwordHash = await hash('kata sandi yang tidak dipakai');
    await forEachOf(count, (n) =>
      work.run(async (tools) => {
        const period = await tools.periods.current(tools.now);
        if (!period) throw new Error('no period');
        const registration = draftOf({ n, periodId: period.periodId, passwordHash }, tools.now);
        await tools.registrations.add(registration);
        const { policy } = period.terms;
        registration.submit({ receipts: [], first: 'email', policy, requirements: [] }, tools.now);
        await recordChange(tools, registration);
      }),
    );
  } finally {
    await running.stop();
  }
  await eventually(() => sink.kept.size === count, { timeoutMs: PATIENCE_MS, everyMs: 500 });
  await untilQuiet(fresh);
  // Reminders go out long before the end, in their own time.
  await fresh.ask('account', 'update deadline set remind_at = null');
}

const UNSENT = 'select count(*)::int as count from outbox where sent_at is null';
/** What each service has heard; once nothing is unsent and nothing is added any more, everything was heard. */
const HEARD = 'select count(*)::int as count from inbox';

/** Waits until nobody has anything more to say, or to hear. */
export async function untilQuiet(fresh: FreshSystem): Promise<void> {
  let before = '';
  await eventually(
    async () => {
      const heard: number[] = [];
      for (const owner of ['account', 'document-storage', 'verification', 'notification'] as const) {
        const [unsent] = await fresh.ask<{ count: number }>(owner, UNSENT);
        if (unsent?.count !== 0) return false;
        heard.push((await fresh.ask<{ count: number }>(owner, HEARD))[0]?.count ?? 0);
      }
      const now = heard.join(' ');
      const isQuiet = now === before;
      before = now;
      return isQuiet;
    },
    { timeoutMs: PATIENCE_MS, everyMs: 3_000 },
  );
}
