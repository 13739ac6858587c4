import type { Rules } from './rules.js';
import { secondsUntil, startOfDay, startOfNextDay } from './wib.js';

export interface TriesRecord {
  readonly triesDay: Date | null;
  readonly triesToday: number;
}

/** The wrong tries of a registration on this day, over all its codes. */
export function triesLeftToday({ triesDay, triesToday }: TriesRecord, rules: Rules, now: Date): number {
  const counts = triesDay?.getTime() === startOfDay(now).getTime();
  return Math.max(0, rules.triesOfDay - (counts ? triesToday : 0));
}

export function afterWrongTry({ triesDay, triesToday }: TriesRecord, now: Date): TriesRecord {
  const today = startOfDay(now);
  return { triesDay: today, triesToday: triesDay?.getTime() === today.getTime() ? triesToday + 1 : 1 };
}

/** When there are tries again. */
export function secondsToNextDay(now: Date): number {
  return secondsUntil(startOfNextDay(now), now);
}
