import { type Duty, PeriodicDuty } from '#runtime';
import type { ForgetErasures } from '../../app/forget-erasures.js';
import type { ForgetGrants } from '../../app/forget-grants.js';

const EVERY_MS = 3_600_000;

/** Forgets what is old enough, every hour, beside any number of others that do. */
export const forgetDuty = (work: ForgetGrants | ForgetErasures, name: string): Duty =>
  new PeriodicDuty(`forget-${name}`, EVERY_MS, () => work.execute());
