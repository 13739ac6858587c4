import { accepted, type SendOutcome } from '../../domain/send-outcome.js';

const AUTHORIZATION = /authori[sz]ation|access denied/i;
const WRONG_ADDRESS_OR_PASSWORD = new Set([401, 404, 405, 407]);

/**
 * What Kannel's answer means. Source: user guide, "SMS push reply codes", and gw/smsbox.c: 202 taken, 503 and 500 not
 * taken now, 403 not routable or not authorised, 400 a request that will never do.
 */
export function outcomeOfAnswer(status: number, body: string): SendOutcome {
  if (status === 200 || status === 202) return accepted;
  if (status === 403 && !AUTHORIZATION.test(body)) return { kind: 'refused', reason: 'recipient-refused' };
  // Our own password or address is wrong: that is mended without the applicant, so the message waits.
  if (status === 403 || status < 400 || WRONG_ADDRESS_OR_PASSWORD.has(status)) {
    return { kind: 'later', reason: 'provider-misconfigured' };
  }
  if (status === 408 || status === 429 || status === 500 || status === 503) {
    return { kind: 'later', reason: 'provider-busy' };
  }
  if (status < 500) return { kind: 'refused', reason: 'message-refused' };
  // A proxy that gave up on the gateway does not know what the gateway did.
  return { kind: 'unknown', reason: 'no-answer' };
}
