import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** The registry of this process, served at /metrics. */
export const registry = new Registry();

export interface MetricSpec {
  /** snake_case, with the unit as its last word; `daftar_` is put before it. */
  readonly name: string;
  readonly help: string;
  readonly labelNames?: readonly string[];
  readonly buckets?: number[];
}

function once<M>(name: string, make: () => M): M {
  return (registry.getSingleMetric(name) as M | undefined) ?? make();
}

const named = (spec: MetricSpec) => ({
  ...spec,
  name: `daftar_${spec.name}`,
  labelNames: spec.labelNames ?? [],
  registers: [registry],
});

/** Makes each metric once a process: asking again for the same name gives the same metric. */
export const metrics = {
  counter: (spec: MetricSpec) => once(`daftar_${spec.name}`, () => new Counter(named(spec))),
  gauge: (spec: MetricSpec) => once(`daftar_${spec.name}`, () => new Gauge(named(spec))),
  histogram: (spec: MetricSpec) => once(`daftar_${spec.name}`, () => new Histogram(named(spec))),
};

/** Adds the process's own figures: memory, event loop, handles. */
export function measureProcess(): void {
  collectDefaultMetrics({ register: registry });
}
