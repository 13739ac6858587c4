import type { SendOutcome } from '../../domain/send-outcome.js';

interface SmtpFailure {
  readonly code?: string;
  readonly responseCode?: number;
  readonly command?: string;
}

// 530, 534, 535 and 538 ask for another login, 503 for another order of commands (RFC 4954, RFC 5321): neither says
// anything about this message.
const ABOUT_OUR_SESSION = new Set([503, 530, 534, 535, 538]);
const ABOUT_OUR_LOGIN = new Set(['EAUTH', 'ENOAUTH', 'EOAUTH2', 'ETLS', 'EREQUIRETLS', 'ECONFIG']);

/**
 * What a failure of nodemailer means. A reply of the server is certain (RFC 5321, 4.2.1: 5yz for good, 4yz for now).
 * Without one it depends on whether the message had `begun` to be handed over.
 */
export function outcomeOfFailure(error: unknown, begun: boolean): SendOutcome {
  const { code = '', responseCode = 0, command = '' } = (error ?? {}) as SmtpFailure;
  if (ABOUT_OUR_LOGIN.has(code) || ABOUT_OUR_SESSION.has(responseCode)) {
    return { kind: 'later', reason: 'provider-misconfigured' };
  }
  if (responseCode >= 500) {
    return { kind: 'refused', reason: command === 'RCPT TO' ? 'recipient-refused' : 'message-refused' };
  }
  if (responseCode >= 400) return { kind: 'later', reason: 'provider-busy' };
  if (code === 'EENVELOPE') return { kind: 'refused', reason: 'recipient-invalid' };
  if (code === 'EMESSAGE') return { kind: 'refused', reason: 'message-refused' };
  return begun ? { kind: 'unknown', reason: 'no-answer' } : { kind: 'later', reason: 'unreachable' };
}
