const DAY_MS = 86_400_000;
/** Waktu Indonesia Barat: UTC+7 the whole year round; official deadlines are in it. */
const OFFSET_MS = 7 * 3_600_000;

const dayNumber = (at: Date) => Math.floor((at.getTime() + OFFSET_MS) / DAY_MS);

/** The day in WIB, as YYYY-MM-DD. */
export function wibDay(at: Date): string {
  return new Date(dayNumber(at) * DAY_MS).toISOString().slice(0, 10);
}

/** Seconds until 00:00 WIB of the day after. */
export function secondsUntilNextDay(now: Date): number {
  const next = (dayNumber(now) + 1) * DAY_MS - OFFSET_MS;
  return Math.max(1, Math.ceil((next - now.getTime()) / 1_000));
}
