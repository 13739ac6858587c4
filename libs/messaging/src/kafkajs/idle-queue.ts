import { createRequire } from 'node:module';

/** What kafkajs has of a connection's requests, as far as it is used here. */
interface RequestQueue {
  readonly pending: readonly unknown[];
  scheduleCheckPendingRequests(): void;
}

const queueOfKafkajs = createRequire(import.meta.url)('kafkajs/src/network/requestQueue') as {
  readonly prototype: RequestQueue;
};

/**
 * kafkajs 2.2.4 looks every millisecond, on every connection and for ever, whether a request waits (its issues 1556 and
 * 1704; nobody maintains it): a quarter of what an idle service used of its processor. Now it looks while one waits.
 */
export function lookOnlyForWhatWaits({ prototype }: { readonly prototype: RequestQueue } = queueOfKafkajs): void {
  const schedule = prototype.scheduleCheckPendingRequests;
  prototype.scheduleCheckPendingRequests = function (this: RequestQueue) {
    if (this.pending.length > 0) schedule.call(this);
  };
}
