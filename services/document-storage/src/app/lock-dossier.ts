import type { Dossier } from '../domain/dossier.js';
import { currentPeriod } from '../domain/period.js';
import type { Scope } from './ports.js';

/**
 * The documents of a registration that is over. A session outlives it by minutes: that it ended is kept even where
 * there was no document yet, so that none is begun. Undefined where none can be, for there was never a period.
 */
export async function lockDossier(registrationId: string, scope: Scope): Promise<Dossier | undefined> {
  const found = await scope.dossiers.lock(registrationId);
  if (found) return found;
  const period = currentPeriod(await scope.periods.all(), scope.now);
  return period && scope.dossiers.lockOrCreate(registrationId, period.id);
}
