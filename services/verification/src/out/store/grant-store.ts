import { randomBytes } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { askShared, shareable, type Transaction } from '#database';
import type { Actor, Grants } from '../../app/ports.js';
import { Grant } from '../../domain/grant.js';
import type { GrantContact } from '../../domain/grant-challenge.js';
import type { Rules } from '../../domain/rules.js';
import { startOfDay } from '../../domain/wib.js';
import type { EventRecorder } from './event-recorder.js';
import { GrantChallengeRow, GrantRow } from './grant.rows.js';
import { holdFingerprint } from './hold-fingerprint.js';

const WITH_OPEN_CODES = shareable<{ handle: string }>(
  `
  select handle from grants
   where registration_id = $1
     and exists (select from grant_challenges where grant_challenges.handle = grants.handle and state = 'open')
   order by handle`,
  ['uuid'],
);
const TRIES = `
  select coalesce(sum(tries_today), 0)::int as count
    from grants
   where registration_id = $1 and purpose = $2 and tries_day = $3`;
const SENDS = `
  select count(*)::int as count
    from grant_challenges
   where recipient_hash = $1 and issued_at >= $2 and is_owners = $3`;
const FORGET = `
  delete from grants
   where handle in (select handle from grants where opened_at < $1 order by opened_at limit $2)
  returning 1`;

/** Grants with their challenges, inside one transaction. */
export class GrantStore implements Grants {
  private readonly manager: EntityManager;

  constructor(
    private readonly tx: Transaction,
    private readonly recorder: EventRecorder,
    private readonly rules: Rules,
  ) {
    this.manager = tx.manager;
  }

  async lock(handle: string): Promise<Grant | undefined> {
    const lock = { mode: 'pessimistic_write' } as const;
    const record = await this.manager.findOne(GrantRow, { where: { handle }, lock });
    if (!record) return undefined;
    const rows = await this.manager.find(GrantChallengeRow, { where: { handle }, order: { issuedAt: 'asc' } });
    const challenges = rows.map(({ handle: _, ...challenge }) => challenge);
    return Grant.rebuiltFromStorageUnchecked({ record, challenges }, this.rules);
  }

  async lockOfChallenge(challengeId: string): Promise<Grant | undefined> {
    const row = await this.manager.findOneBy(GrantChallengeRow, { challengeId });
    return row ? this.lock(row.handle) : undefined;
  }

  async lockAllOf(registrationId: string): Promise<readonly Grant[]> {
    const rows = await askShared(this.manager, WITH_OPEN_CODES, [registrationId]);
    const locked: Grant[] = [];
    for (const { handle } of rows) locked.push(...[await this.lock(handle)].filter((grant) => grant !== undefined));
    return locked;
  }

  async add(opened: Grant, actor: Actor): Promise<void> {
    await this.manager.insert(GrantRow, { ...opened.snapshot().record });
    await this.write(opened, actor);
  }

  async save(changed: Grant, actor: Actor): Promise<void> {
    const { handle, triesDay, triesToday } = changed.snapshot().record;
    await this.manager.update(GrantRow, { handle }, { triesDay, triesToday });
    await this.write(changed, actor);
  }

  async triesToday(of: Grant, now: Date): Promise<number> {
    await this.manager.query(`select pg_advisory_xact_lock(hashtextextended('grant-tries ' || $1, 0))`, [
      of.registrationId,
    ]);
    return this.count(TRIES, [of.registrationId, of.purpose, startOfDay(now)]);
  }

  async sends({ recipientHash, isOwners }: Pick<GrantContact, 'recipientHash' | 'isOwners'>, since: Date) {
    // Where nobody is written to, it is counted all the same, for a recipient that nobody has.
    const fingerprint = recipientHash ?? randomBytes(32).toString('hex');
    await holdFingerprint(this.manager, fingerprint);
    return this.count(SENDS, [fingerprint, since, isOwners]);
  }

  async forget(before: Date, most: number): Promise<number> {
    const [rows] = await this.manager.query<[unknown[], number]>(FORGET, [before, most]);
    return rows.length;
  }

  private async write(written: Grant, actor: Actor): Promise<void> {
    const { record, challenges } = written.snapshot();
    const rows = challenges.map((each) => ({ ...each, handle: record.handle }));
    await this.manager.upsert(GrantChallengeRow, rows, ['challengeId']);
    await this.recorder.recordGrant(written.releaseEvents(), actor, this.tx);
  }

  private async count(statement: string, parameters: unknown[]): Promise<number> {
    const [row] = await this.manager.query<[{ count: number }]>(statement, parameters);
    return row.count;
  }
}
