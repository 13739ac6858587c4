const sent = new Map<string, { readonly body: string; readonly key: string }>();

/**
 * The Idempotency-Key for a body: the same one until it was answered, so that sending once more after a lost answer
 * does nothing twice.
 */
export function keyFor(scope: string, body: unknown): string {
  const written = JSON.stringify(body);
  const before = sent.get(scope);
  if (before?.body === written) return before.key;
  const key = crypto.randomUUID();
  sent.set(scope, { body: written, key });
  return key;
}

/** It was answered: the next one is another. */
export function forgetKey(scope: string): void {
  sent.delete(scope);
}
