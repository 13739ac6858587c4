import { metrics } from '#runtime';

export const backlogCount = metrics.gauge({
  name: 'inspection_backlog_documents',
  help: 'Committed documents that wait for the end of their inspection.',
});
export const backlogOldestAge = metrics.gauge({
  name: 'inspection_oldest_age_seconds',
  help: 'How long the oldest of them has waited since its commit.',
});
export const inspectionsEnded = metrics.counter({
  name: 'inspections_total',
  help: 'Inspections that ended, by outcome.',
  labelNames: ['outcome'],
});
export const inspectionSeconds = metrics.histogram({
  name: 'inspection_duration_seconds',
  help: 'Time that one inspection took, without its wait.',
  buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
});
