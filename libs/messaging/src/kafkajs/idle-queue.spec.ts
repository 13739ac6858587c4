import { createRequire } from 'node:module';
import { jest } from '@jest/globals';
import { lookOnlyForWhatWaits } from './idle-queue.js';

type Request = Readonly<Record<string, unknown>>;
declare class Queue {
  constructor(settings: Readonly<Record<string, unknown>>);
  readonly pending: readonly unknown[];
  maybeThrottle(ms: number): void;
  push(request: Request): void;
  checkPendingRequests(): void;
  scheduleCheckPendingRequests(): void;
}

const QueueOfKafkajs = createRequire(import.meta.url)('kafkajs/src/network/requestQueue') as typeof Queue;
class CalmQueue extends QueueOfKafkajs {}
lookOnlyForWhatWaits(CalmQueue);

describe('the requests of a connection to Kafka', () => {
  let queue: CalmQueue;
  let sent: number;

  beforeEach(() => {
    jest.useFakeTimers();
    sent = 0;
    queue = new CalmQueue({ maxInFlightRequests: null, requestTimeout: 1_000, logger: { debug: () => undefined } });
  });
  afterEach(() => jest.useRealTimers());

  it('are looked for by no clock while none waits', () => {
    queue.checkPendingRequests();
    expect(jest.getTimerCount()).toBe(0);
  });

  it('go out once the broker allows it, where it asked for a pause', () => {
    queue.maybeThrottle(500);
    const entry = { correlationId: 1, apiName: 'Fetch', apiKey: 1, apiVersion: 11 };
    const sendRequest = () => {
      sent += 1;
    };
    queue.push({ entry, expectResponse: true, sendRequest });
    jest.advanceTimersByTime(400);
    expect(sent).toBe(0);
    jest.advanceTimersByTime(200);
    expect(sent).toBe(1);
    expect(jest.getTimerCount()).toBe(0);
  });
});
