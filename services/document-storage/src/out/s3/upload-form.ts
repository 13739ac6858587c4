import { PostPolicy } from 'minio';
import { postPresignSignatureV4 } from 'minio/dist/esm/signing.mjs';
import type { UploadForm } from '../../app/ports.js';
import type { Document } from '../../domain/document.js';
import type { S3Settings } from './s3-client.js';

const ALGORITHM = 'AWS4-HMAC-SHA256';

/**
 * A presigned POST that fixes the name, the length and the type of the one object it lets in. It is signed as of the
 * slot's opening, so that a request sent twice gets the same form (the client's own function signs as of now).
 */
export function presignedForm(
  document: Document,
  key: string,
  bucket: string,
  settings: S3Settings,
): Omit<UploadForm, 'url'> {
  const { openedAt, expiresAt, sizeBytes, contentType } = document.slot;
  const amzDate = openedAt.toISOString().replace(/[-:]|\.\d{3}/g, '');
  const policy = new PostPolicy();
  policy.setBucket(bucket);
  policy.setKey(key);
  policy.setContentType(contentType);
  policy.setContentLengthRange(sizeBytes, sizeBytes);
  policy.setExpires(expiresAt);
  const signer = {
    'x-amz-algorithm': ALGORITHM,
    'x-amz-credential': `${settings.accessKey}/${amzDate.slice(0, 8)}/${settings.region}/s3/aws4_request`,
    'x-amz-date': amzDate,
  };
  for (const [name, value] of Object.entries(signer)) policy.policy.conditions.push(['eq', `$${name}`, value]);
  const encoded = Buffer.from(JSON.stringify(policy.policy)).toString('base64');
  const signature = postPresignSignatureV4(settings.region, openedAt, settings.secretKey, encoded);
  return { fields: { ...policy.formData, ...signer, policy: encoded, 'x-amz-signature': signature } };
}
