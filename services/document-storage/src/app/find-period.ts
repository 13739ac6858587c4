import { currentPeriod, type Period } from '../domain/period.js';
import type { Scope } from './ports.js';

/** The period of that id, or the present one. */
export async function findPeriod(periodId: string | undefined, { periods, now }: Scope): Promise<Period | undefined> {
  const all = await periods.all();
  return periodId ? all.find(({ id }) => id === periodId) : currentPeriod(all, now);
}
