import { setTimeout as pause } from 'node:timers/promises';

/** Asks again and again until the answer is true; false when the time is over. */
export async function until(
  condition: () => boolean | Promise<boolean>,
  timeoutMs: number,
  everyMs = 50,
): Promise<boolean> {
  const end = Date.now() + timeoutMs;
  while (!(await condition())) {
    if (Date.now() >= end) return false;
    await pause(everyMs);
  }
  return true;
}

/** True when an HTTP GET answers 200 within two seconds. */
export async function answersOk(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
    await response.body?.cancel();
    return response.status === 200;
  } catch {
    return false;
  }
}
