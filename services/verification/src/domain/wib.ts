const DAY_MS = 86_400_000;
/** Waktu Indonesia Barat: UTC+7 the whole year round; official deadlines are in it. */
const OFFSET_MS = 7 * 3_600_000;

const dayNumber = (at: Date) => Math.floor((at.getTime() + OFFSET_MS) / DAY_MS);
const startOf = (day: number) => new Date(day * DAY_MS - OFFSET_MS);

/** 00:00 WIB of the day of `at`. */
export function startOfDay(at: Date): Date {
  return startOf(dayNumber(at));
}

/** 00:00 WIB of the day after. */
export function startOfNextDay(at: Date): Date {
  return startOf(dayNumber(at) + 1);
}

/** 23:59:59 WIB of the day of `at`. */
export function endOfDay(at: Date): Date {
  return new Date(startOfNextDay(at).getTime() - 1_000);
}

export function secondsUntil(then: Date, now: Date): number {
  return Math.max(0, Math.ceil((then.getTime() - now.getTime()) / 1_000));
}
