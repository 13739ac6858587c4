import type { IncomingHttpHeaders } from 'node:http';

/** What a client asks for, by Kannel's user guide, "Sending SMS messages with HTTP". */
export interface SendsmsRequest {
  username: string;
  password: string;
  from: string;
  to: string;
  text: string;
  account: string | null;
  dlrUrl: string;
  dlrMask: number;
}

/** What Kannel answers. */
export interface KannelAnswer {
  status: number;
  body: string;
}

type Lookup = (name: string) => string | undefined;

const HIGHEST_MASK = 66;
const FORM = 'application/x-www-form-urlencoded';

function requestOf(look: Lookup, text: string): SendsmsRequest {
  return {
    username: look('username') ?? look('user') ?? '',
    password: look('password') ?? look('pass') ?? '',
    from: look('from') ?? '',
    to: look('to') ?? '',
    text,
    account: look('account') ?? null,
    dlrUrl: look('dlr-url') ?? '',
    dlrMask: Number.parseInt(look('dlr-mask') ?? '0', 10) || 0,
  };
}

/** Reads a request by GET or by form, or by POST of plain text with X-Kannel headers. */
export function readSendsms(query: URLSearchParams, headers: IncomingHttpHeaders, body: string): SendsmsRequest {
  const type = headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (type === 'text/plain') {
    return requestOf((name) => headers[`x-kannel-${name}`]?.toString(), body);
  }
  const variables = type === FORM ? new URLSearchParams([...query, ...new URLSearchParams(body)]) : query;
  return requestOf((name) => variables.get(name) ?? undefined, variables.get('text') ?? '');
}

/** The refusals of Kannel's smsbox, in its order and words; undefined when there is nothing to refuse. */
export function refusalOf(request: SendsmsRequest, username: string, password: string): KannelAnswer | undefined {
  if (request.username !== username || request.password !== password) {
    return { status: 403, body: 'Authorization failed for sendsms' };
  }
  const wrong =
    (!request.to.trim() && 'Empty receiver number not allowed, rejected') ||
    (!/^[+\d\s-]{3,}$/.test(request.to) && 'Receiver number(s) misformed, rejected') ||
    (!request.from && 'Sender missing and no global set, rejected') ||
    (request.dlrUrl && !/^https?:\/\//i.test(request.dlrUrl) && 'DLR-URL field misformed, rejected') ||
    ((request.dlrMask < -1 || request.dlrMask > HIGHEST_MASK) && 'DLR-Mask field misformed, rejected');
  return wrong ? { status: 400, body: wrong } : undefined;
}
