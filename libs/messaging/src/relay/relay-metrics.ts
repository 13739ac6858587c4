import { metrics } from '#runtime';

export const relayMetrics = {
  unsent: metrics.gauge({
    name: 'outbox_unsent_rows',
    help: 'Rows of the outbox that wait to be sent; the count stops at 100,000',
  }),
  oldest: metrics.gauge({
    name: 'outbox_oldest_unsent_seconds',
    help: 'Age of the oldest row of the outbox that waits to be sent',
  }),
  setAside: metrics.gauge({
    name: 'outbox_set_aside_keys',
    help: 'Keys whose rows are set aside because Kafka refused one of them',
  }),
  active: metrics.gauge({ name: 'relay_active', help: '1 in the process whose relay holds the lock' }),
  clusterChanged: metrics.gauge({
    name: 'relay_cluster_changed',
    help: '1 while the relay waits for republish because the cluster lost its data',
  }),
  sent: metrics.counter({ name: 'relay_sent_total', help: 'Rows that Kafka acknowledged' }),
  failures: metrics.counter({
    name: 'relay_failures_total',
    help: 'Rounds of the relay that failed',
    labelNames: ['part'],
  }),
};
