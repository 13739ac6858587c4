/**
 * The sealed value is damaged, was made with another key, or belongs to another context (`seal-broken`), and trying
 * again cannot help; or the ring lacks the key that the value names (`seal-key-unknown`), which passes once the ring
 * has it. The code reaches logs and dead letters; neither it nor the text holds what was sealed.
 */
export class SealBroken extends Error {
  readonly code: 'seal-broken' | 'seal-key-unknown';
  /** The key that is missing, where that is the trouble. */
  readonly keyId: string | undefined;

  constructor(missingKey?: string) {
    const code = missingKey === undefined ? 'seal-broken' : 'seal-key-unknown';
    super(
      missingKey === undefined
        ? code
        : `${code}: the key ring has no key "${missingKey}"; add it behind the first key, in every process that opens what it sealed`,
    );
    this.name = 'SealBroken';
    this.code = code;
    this.keyId = missingKey;
  }
}

/** Whether opening failed for the ring alone: the value may well be sound, and opens once the ring has its key. */
export function lacksKey(error: unknown): boolean {
  return error instanceof SealBroken && error.code === 'seal-key-unknown';
}
