import { createHmac } from 'node:crypto';

export type BlindIndexField =
  | 'nik'
  | 'email'
  | 'phone'
  | 'code'
  | 'link-token'
  | 'refresh-token'
  | 'card-token'
  | 'login-name'
  | 'device-token'
  | 'idempotency';

/**
 * A keyed fingerprint (HMAC-SHA256, hex) that finds or compares a value without holding it. The field is part of it,
 * so that equal values of different fields do not match.
 */
export function blindIndex(key: Buffer, field: BlindIndexField, value: string): string {
  return createHmac('sha256', key).update(`${field}\0${value}`).digest('hex');
}
