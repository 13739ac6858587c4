const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Calls `probe` until it neither throws nor gives undefined or false, and gives its result.
 * @throws the probe's last error when `timeoutMs` (10 s unless told) has passed.
 */
export async function eventually<T>(
  probe: () => Promise<T> | T,
  options: { timeoutMs?: number; everyMs?: number } = {},
): Promise<Exclude<T, undefined | false>> {
  const deadline = Date.now() + (options.timeoutMs ?? 10_000);
  let last: unknown = new Error('the condition never held');
  for (;;) {
    try {
      const result = await probe();
      if (result !== undefined && result !== false) return result as Exclude<T, undefined | false>;
    } catch (error) {
      last = error;
    }
    if (Date.now() > deadline) throw last;
    await pause(options.everyMs ?? 25);
  }
}
