import { setTimeout as pause } from 'node:timers/promises';
import type { Behaviour } from './behaviour.js';
import type { JsonRequest } from './json-request.js';
import type { Message } from './message-box.js';
import type { SendsmsRequest } from './sendsms-request.js';

const REPLY: Readonly<Record<number, string>> = { 1: 'stat:DELIVRD err:000', 2: 'stat:UNDELIV err:001', 8: 'ACK/' };
const WORDS: Readonly<Record<number, string>> = { 1: 'delivered', 2: 'failed', 8: 'accepted' };
const ALL_REPORTS = 1 | 2 | 8;
const LATE_MS = 5_000;
const TRIES = 6;
const TIMEOUT_MS = 5_000;

const two = (value: number) => String(value).padStart(2, '0');

function timeText(at: Date): string {
  const day = `${at.getUTCFullYear()}-${two(at.getUTCMonth() + 1)}-${two(at.getUTCDate())}`;
  return `${day}+${two(at.getUTCHours())}:${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())}`;
}

/** Fills Kannel's escape codes into a dlr-url; what it does not know stays as it is. */
export function fillEscapes(template: string, value: number, message: Message, at: Date): string {
  const codes: Readonly<Record<string, string>> = {
    d: String(value),
    p: encodeURIComponent(message.from),
    P: encodeURIComponent(message.to),
    t: timeText(at),
    T: String(Math.floor(at.getTime() / 1000)),
    A: encodeURIComponent(REPLY[value] ?? ''),
    F: message.id.replaceAll('-', ''),
    I: message.id,
    o: encodeURIComponent(message.account ?? ''),
  };
  return template.replace(/%([a-zA-Z])/g, (whole, code: string) => codes[code] ?? whole);
}

/** What the network reports about one message, and when, counted from its acceptance. */
function plannedReports(mask: number, behaviour: Behaviour): { value: number; afterMs: number }[] {
  if (behaviour.reports === 'none') return [];
  const late = behaviour.reports === 'late' ? LATE_MS : 0;
  const final = behaviour.reports === 'failed' ? 2 : 1;
  const once = [
    { value: 8, afterMs: late ? behaviour.reportDelayMs + late + 100 : Math.min(20, behaviour.reportDelayMs) },
    { value: final, afterMs: behaviour.reportDelayMs + late },
  ].filter(({ value }) => (mask & value) !== 0);
  return behaviour.answerTwice ? once.flatMap((report) => [report, report]) : once;
}

async function call(url: string, init: RequestInit = {}): Promise<number | null> {
  try {
    const answer = await fetch(url, { ...init, redirect: 'manual', signal: AbortSignal.timeout(TIMEOUT_MS) });
    await answer.arrayBuffer();
    return answer.status;
  } catch {
    return null;
  }
}

/** Sends one report, and again while nobody takes it, as Kannel with `http-request-retry` does. */
async function report(
  say: () => Promise<number | null>,
  value: number,
  message: Message,
  signal: AbortSignal,
): Promise<void> {
  for (let tryNumber = 1; tryNumber <= TRIES; tryNumber++) {
    const answer = await say();
    message.reports.push({ value, at: new Date().toISOString(), answer });
    if (answer === 200 || answer === 202) return;
    await pause(1000 * 2 ** (tryNumber - 1), undefined, { signal });
  }
}

function planReports(
  mask: number,
  say: (value: number) => Promise<number | null>,
  message: Message,
  behaviour: Behaviour,
  signal: AbortSignal,
): void {
  for (const { value, afterMs } of plannedReports(mask, behaviour)) {
    pause(afterMs, undefined, { signal })
      .then(() => report(() => say(value), value, message, signal))
      .catch(() => undefined);
  }
}

/** Tells the sender, by and by, what became of a message; `signal` ends it early. */
export function sendReports(
  request: SendsmsRequest,
  message: Message,
  behaviour: Behaviour,
  signal: AbortSignal,
): void {
  if (!request.dlrUrl) return;
  const say = (value: number) => call(fillEscapes(request.dlrUrl, value, message, new Date()));
  planReports(request.dlrMask, say, message, behaviour, signal);
}

/** The same for a message that came as JSON: its reports go by POST, as JSON. */
export function sendJsonReports(
  { id, reportUrl }: JsonRequest,
  message: Message,
  behaviour: Behaviour,
  signal: AbortSignal,
): void {
  if (!reportUrl) return;
  const say = (value: number) =>
    call(reportUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ id, status: WORDS[value] }),
    });
  planReports(ALL_REPORTS, say, message, behaviour, signal);
}
