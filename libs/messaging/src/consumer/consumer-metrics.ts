import { metrics } from '#runtime';

export const consumerMetrics = {
  /** outcome: handled, duplicate, unheard, parked, retrying or dead. */
  events: metrics.counter({
    name: 'events_total',
    help: 'Events that came in, by what became of them',
    labelNames: ['type', 'outcome'],
  }),
  seconds: metrics.histogram({
    name: 'event_handler_seconds',
    help: 'Duration of one try of a handler with its transaction',
    labelNames: ['type'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
  }),
  lag: metrics.gauge({
    name: 'consumer_lag_events',
    help: 'Messages of a partition that this group has not finished',
    labelNames: ['topic', 'partition'],
  }),
  age: metrics.gauge({
    name: 'consumer_age_seconds',
    help: 'Time from event to handler, of the last event handled',
    labelNames: ['topic'],
  }),
  deadLetters: metrics.gauge({
    name: 'dead_letters',
    help: 'Rows that wait for a person (dead) or behind one, or for their next try (parked)',
    labelNames: ['status'],
  }),
  databaseAway: metrics.gauge({ name: 'consumer_database_away', help: '1 while the consumer waits for its database' }),
};
