import { createHmac } from 'node:crypto';
import type { UploadForm } from '../../app/ports.js';
import type { Document } from '../../domain/document.js';

export interface FormSigner {
  readonly bucket: string;
  readonly region: string;
  readonly accessKey: string;
  readonly secretKey: string;
}

const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();

/**
 * The fields of a presigned POST that fixes the name, the length and the type of the one object it lets in (Amazon S3
 * API reference, "POST policy" and "Authenticating requests in browser-based uploads using POST"). It is signed as of
 * the slot's opening, so that a request sent twice gets the same form; client libraries sign as of now.
 */
export function presignedFields(document: Document, key: string, signer: FormSigner): UploadForm['fields'] {
  const { openedAt, expiresAt, sizeBytes, contentType } = document.slot;
  const amzDate = openedAt.toISOString().replace(/[-:]|\.\d{3}/g, '');
  const scope = [amzDate.slice(0, 8), signer.region, 's3', 'aws4_request'];
  const fields = {
    bucket: signer.bucket,
    key,
    'Content-Type': contentType,
    'x-amz-algorithm': 'AWS4-HMAC-SHA256',
    'x-amz-credential': [signer.accessKey, ...scope].join('/'),
    'x-amz-date': amzDate,
  };
  const fixed = Object.entries(fields).map(([name, value]) => ['eq', `$${name}`, value]);
  const conditions = [...fixed, ['content-length-range', sizeBytes, sizeBytes]];
  const policy = Buffer.from(JSON.stringify({ expiration: expiresAt.toISOString(), conditions })).toString('base64');
  const signingKey = scope.reduce<string | Buffer>(hmac, `AWS4${signer.secretKey}`);
  return { ...fields, policy, 'x-amz-signature': hmac(signingKey, policy).toString('hex') };
}
