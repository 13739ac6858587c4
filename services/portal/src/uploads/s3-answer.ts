import type { Readable } from 'node:stream';
import { type CodedError, temporarilyUnavailable } from '#errors';
import { uploadRefused, uploadTooLarge } from './upload.errors.js';

const LONGEST_ANSWER_BYTES = 16 * 1024;
const RETRY_AFTER_SECONDS = 5;

// S3 error codes that pass by themselves, beside everything of 500 and above.
const PASSING = new Set(['RequestTimeout', 'SlowDown', 'ServerBusy', 'NoSuchBucket']);

/** Reads the beginning of an XML error body; what comes after it is thrown away. */
export async function errorCodeOf(body: Readable): Promise<string | undefined> {
  let text = '';
  for await (const chunk of body) {
    text += String(chunk);
    if (text.length > LONGEST_ANSWER_BYTES) break;
  }
  return /<Code>(\w{1,60})<\/Code>/.exec(text)?.[1];
}

/** What an applicant can do about an answer of S3 that is not a success. */
export function errorOfS3(status: number, code: string | undefined): CodedError {
  if (code === 'EntityTooLarge') return uploadTooLarge();
  if (status >= 400 && status < 500 && !PASSING.has(code ?? '')) return uploadRefused();
  return temporarilyUnavailable({ retryAfterSeconds: RETRY_AFTER_SECONDS });
}
