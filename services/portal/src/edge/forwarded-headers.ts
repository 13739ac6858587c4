import { currentTrace } from '#runtime';

/** Header names in lower case; a value is an array where a header came several times. */
export type Headers = Record<string, string | string[] | undefined>;

// An allowlist: a header that nobody behind the edge reads is one that nobody can be deceived with.
const PASSED_ON = [
  'accept',
  'accept-language',
  'content-length',
  'content-type',
  'cookie',
  'idempotency-key',
  'if-match',
  'if-none-match',
  'origin',
  'range',
  'sec-fetch-site',
  'user-agent',
] as const;

// Hop-by-hop (RFC 9110, 7.6.1), what tells a stranger about our insides, and what the edge alone decides.
const KEPT_BACK = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-connection',
  'server',
  'strict-transport-security',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'via',
  'x-frame-options',
  'x-powered-by',
]);

/** The headers of a request as a service behind the edge gets them. */
export function requestHeaders(clientAddress: string, headers: Headers, publicOrigin: URL): Headers {
  const passedOn = PASSED_ON.filter((name) => headers[name] !== undefined).map((name) => [name, headers[name]]);
  return {
    ...Object.fromEntries(passedOn),
    host: headers.host,
    traceparent: currentTrace().traceparent,
    'x-forwarded-for': clientAddress,
    'x-forwarded-host': publicOrigin.host,
    'x-forwarded-proto': publicOrigin.protocol.replace(':', ''),
  };
}

/** The headers of a service's answer as the outside gets them. */
export function answerHeaders(headers: Headers): Headers {
  const shown = Object.entries(headers).filter(([name]) => !KEPT_BACK.has(name));
  const { location, ...rest } = Object.fromEntries(shown);
  // An absolute address would name a host that only we can reach.
  return typeof location === 'string' && /^\/(?!\/)/.test(location) ? { ...rest, location } : rest;
}
