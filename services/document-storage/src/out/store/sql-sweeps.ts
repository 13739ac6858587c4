import type { EntityManager } from 'typeorm';
import type { Sweeps } from '../../app/ports.js';

const CLAIM = `
  update sweep set due_at = app_now() + make_interval(secs => $2) where name = $1 and due_at <= app_now()`;

/** Of two that come at once the second waits for the first, and then finds the time moved on. */
export class SqlSweeps implements Sweeps {
  constructor(private readonly manager: EntityManager) {}

  async claim(name: string, everySeconds: number): Promise<boolean> {
    const [, count] = await this.manager.query<[unknown, number]>(CLAIM, [name, everySeconds]);
    return count === 1;
  }
}
