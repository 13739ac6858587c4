import type { SendOutcome } from '../../domain/send-outcome.js';
import type { Condition, SmsDescription } from './description.js';
import { at, isOneOf } from './json-pointer.js';

export interface Answer {
  readonly status: number;
  readonly body: string;
}

const PRINTABLE = /^[\x21-\x7e]{1,200}$/;
const WRONG_ADDRESS_OR_PASSWORD = new Set([401, 403, 404, 405, 407]);

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

const statusMatches = (wanted: string, status: number) =>
  wanted.endsWith('xx') ? Math.floor(status / 100) === Number(wanted[0]) : Number(wanted) === status;

function holds({ status, path, is }: Condition, answer: Answer, body: unknown): boolean {
  if (status && !status.some((wanted) => statusMatches(wanted, answer.status))) return false;
  return path === undefined || is === undefined || isOneOf(body, path, is);
}

/** What an answer means by the provider's description. */
export function outcomeOfAnswer({ answers, messageId }: SmsDescription, answer: Answer): SendOutcome {
  const body = parsed(answer.body);
  const permanent = answers.permanent.find((condition) => holds(condition, answer, body));
  if (permanent) return { kind: 'refused', reason: permanent.reason };
  if (answers.temporary.some((condition) => holds(condition, answer, body))) {
    return { kind: 'later', reason: 'provider-busy' };
  }
  if (answers.accepted.some((condition) => holds(condition, answer, body))) {
    const id = messageId === undefined ? undefined : at(body, messageId);
    return { kind: 'accepted', ...(id !== undefined && PRINTABLE.test(String(id)) ? { messageId: String(id) } : {}) };
  }
  return byStatus(answer.status);
}

function byStatus(status: number): SendOutcome {
  if (status === 408 || status === 429 || status === 503) return { kind: 'later', reason: 'provider-busy' };
  if ((status >= 300 && status < 400) || WRONG_ADDRESS_OR_PASSWORD.has(status)) {
    return { kind: 'later', reason: 'provider-misconfigured' };
  }
  if (status >= 400 && status < 500) return { kind: 'refused', reason: 'message-refused' };
  // It may have been taken: neither a success nor a failure that anybody described.
  return { kind: 'unknown', reason: 'no-answer' };
}
