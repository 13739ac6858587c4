import { defineError } from '#errors';
import type { RegistrationData } from './registration.data.js';

export const recentlyReset = defineError({
  code: 'recently-reset',
  status: 409,
  kind: 'permanent',
  title: { id: 'Kata sandi baru saja diatur ulang', en: 'The password was reset a short while ago' },
  detail: {
    id: 'Demi keamanan, langkah ini baru dapat dilakukan 24 jam setelah kata sandi diatur ulang.',
    en: 'To keep the account safe, this is possible from 24 hours after the password was reset.',
  },
});

const PAUSE_MS = 24 * 3_600_000;

/**
 * What cannot be undone waits for a day after a reset: whoever got in by a stolen mailbox has not won by that alone,
 * for the owner was told.
 * @throws CodedError `recently-reset`
 */
export function mustNotBeRecentlyReset(
  { passwordResetAt }: Pick<RegistrationData, 'passwordResetAt'>,
  now: Date,
): void {
  if (!passwordResetAt) return;
  const until = passwordResetAt.getTime() + PAUSE_MS;
  if (now.getTime() >= until) return;
  throw recentlyReset({
    retryAfterSeconds: Math.ceil((until - now.getTime()) / 1_000),
    extra: { until: new Date(until).toISOString() },
  });
}
