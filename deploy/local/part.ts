import type { ManagedProcess } from './managed-process.js';
import type { WantedPort } from './port-conflict.js';
import { LocalProblem } from './problem.js';
import { until } from './wait.js';

/** Tells the person at the terminal about a step that takes long. */
export type Tell = (message: string) => void;

/** A piece of infrastructure that runs as a process of its own. */
export interface Part {
  name: string;
  title: string;
  ports: WantedPort[];
  process: ManagedProcess;
  /** Finds the program, or fetches, builds or installs it. Cheap when it is there. */
  prepare(tell: Tell): Promise<void>;
  /** Starts it and waits until it answers. */
  start(): Promise<void>;
  stop(): Promise<void>;
  freeze(): void;
  resume(): void;
}

export interface PartPlan {
  title: string;
  ports: WantedPort[];
  process: ManagedProcess;
  prepare(tell: Tell): Promise<void>;
  launch(): Promise<void>;
  isReady(): Promise<boolean>;
  readyWithinMs: number;
  stopSignal?: NodeJS.Signals;
  /** How long it may take to stop by itself, in milliseconds; then it is killed. */
  graceMs?: number;
}

/** Gives a plan the life cycle that all parts share. */
export function definePart(plan: PartPlan): Part {
  const { process, title, ports } = plan;
  return {
    name: process.name,
    title,
    ports,
    process,
    prepare: (tell) => plan.prepare(tell),
    async start() {
      await plan.prepare(() => undefined);
      await plan.launch();
      await untilReady(plan);
    },
    stop: () => process.stop(plan.stopSignal, plan.graceMs),
    freeze: () => process.freeze(),
    resume: () => process.resume(),
  };
}

async function untilReady({ process, title, isReady, readyWithinMs }: PartPlan): Promise<void> {
  const ready = await until(async () => !process.isRunning() || (await isReady()), readyWithinMs);
  if (ready && process.isRunning()) return;
  const state = process.isRunning() ? `did not answer within ${readyWithinMs / 1000} s` : 'ended';
  throw new LocalProblem(`${title} ${state}. Its last log lines:\n${process.lastLogLines(20).join('\n')}`);
}
