import type { EntityManager } from 'typeorm';
import type { Throttles, Trier } from '../../app/access.ports.js';
import { lapseOf, type Tries } from '../../domain/login-throttle.js';
import type { PersonVault } from './person-vault.js';

interface ThrottleColumns {
  readonly tries: number;
  readonly since: Date;
  readonly blocked_until: Date | null;
}

/** What was tried, under the fingerprint of the name or of the browser; an unknown name has a row like any other. */
export class StoredThrottles implements Throttles {
  constructor(
    private readonly manager: EntityManager,
    private readonly vault: PersonVault,
  ) {}

  async lock(trier: Trier, now: Date): Promise<Tries> {
    const registrationId = 'name' in trier ? null : trier.registrationId;
    const [row] = await this.manager.query<[ThrottleColumns]>(
      `insert into login_throttle (key, registration_id, tries, since, lapses_at) values ($1, $2, 0, $3, $3)
      on conflict (key) do update set key = excluded.key returning tries, since, blocked_until`,
      [this.keyOf(trier), registrationId, now],
    );
    return { count: row.tries, since: row.since, blockedUntil: row.blocked_until };
  }

  async save(trier: Trier, tries: Tries): Promise<void> {
    await this.manager.query(
      'update login_throttle set tries = $2, since = $3, blocked_until = $4, lapses_at = $5 where key = $1',
      [this.keyOf(trier), tries.count, tries.since, tries.blockedUntil, lapseOf(tries)],
    );
  }

  async clear(trier: Trier): Promise<void> {
    await this.manager.query('delete from login_throttle where key = $1', [this.keyOf(trier)]);
  }

  async clearDevices(registrationId: string): Promise<void> {
    await this.manager.query('delete from login_throttle where registration_id = $1', [registrationId]);
  }

  private keyOf(trier: Trier): string {
    return 'name' in trier
      ? `name:${this.vault.loginNameIndex(trier.name)}`
      : `device:${trier.deviceIndex}:${trier.registrationId}`;
  }
}
