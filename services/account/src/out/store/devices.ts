import type { EntityManager } from 'typeorm';
import type { Devices } from '../../app/access.ports.js';

export class StoredDevices implements Devices {
  constructor(private readonly manager: EntityManager) {}

  async knows(deviceIndex: string, registrationId: string): Promise<boolean> {
    const found = await this.manager.query<unknown[]>(
      'select 1 from device where token_index = $1 and registration_id = $2',
      [deviceIndex, registrationId],
    );
    return found.length > 0;
  }

  async keep(deviceIndex: string, registrationId: string, now: Date): Promise<boolean> {
    const kept = await this.manager.query<unknown[]>(
      `with kept as (
        update device set remembered_at = $3 where token_index = $1 and registration_id = $2 returning 1
      ) select 1 from kept`,
      [deviceIndex, registrationId, now],
    );
    return kept.length > 0;
  }

  async add(deviceIndex: string, registrationId: string, now: Date): Promise<void> {
    await this.manager.query('insert into device (token_index, registration_id, remembered_at) values ($1, $2, $3)', [
      deviceIndex,
      registrationId,
      now,
    ]);
  }

  async rename(deviceIndex: string, to: string): Promise<void> {
    await this.manager.query('update device set token_index = $2 where token_index = $1', [deviceIndex, to]);
  }

  async forgetAll(registrationId: string): Promise<void> {
    await this.manager.query('delete from device where registration_id = $1', [registrationId]);
  }
}
