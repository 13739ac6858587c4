import { z } from 'zod';
import { codeOf } from '#errors';
import { createLogger, currentTrace } from '#runtime';

/** What a form adds to its file: the fields of the slot and the boundaries. */
const FORM_BYTES = 16 * 1024;
/** The most that a period can ask for, while nobody can say what it does. S3 holds each upload to its own slot. */
const CEILING_BYTES = 10 * 1024 * 1024 + FORM_BYTES;
const FRESH_MS = 60_000;
const TIMEOUT_MS = 2_000;

const size = z.object({ maxBytes: z.number().int().positive() });
const answer = z.object({ requirements: z.array(size).min(1), dispute: size.optional() });
const log = createLogger('upload-limit');

/** The longest upload that any document of the period may need: the same data that the form and the slots follow. */
export class UploadLimit {
  private known = CEILING_BYTES;
  private askedAt = Number.NEGATIVE_INFINITY;

  constructor(private readonly documentStorageUrl: string) {}

  async bytes(): Promise<number> {
    if (performance.now() - this.askedAt > FRESH_MS) {
      this.askedAt = performance.now();
      this.known = await this.ask().catch((error: unknown) => {
        log.warn('upload-limit.unknown', { code: codeOf(error) });
        return this.known;
      });
    }
    return this.known;
  }

  private async ask(): Promise<number> {
    const response = await fetch(new URL('/api/v1/document-requirements', this.documentStorageUrl), {
      headers: { traceparent: currentTrace().traceparent },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const { requirements, dispute } = answer.parse(await response.json());
    const sizes = [...requirements, ...(dispute ? [dispute] : [])].map(({ maxBytes }) => maxBytes);
    return Math.max(...sizes) + FORM_BYTES;
  }
}
