import { Step, type StepRecord } from './step.js';
import type { Purpose } from './terms.js';

/** The steps of a case: the proof that verifies, then the one that activates. */
export class Steps {
  constructor(private readonly steps: Step[]) {}

  snapshot(): readonly StepRecord[] {
    return this.steps.map((step) => step.snapshot());
  }

  of(purpose: Purpose): Step | undefined {
    return this.steps.find((step) => step.purpose === purpose);
  }

  /** The step that the registration is at. */
  get current(): Step | undefined {
    return this.of('activate') ?? this.of('verify');
  }

  get waiting(): readonly Step[] {
    return this.steps.filter((step) => step.isWaiting);
  }

  succeed(replaces: string, by: string): void {
    for (const step of this.steps) step.succeed(replaces, by);
  }

  /** Activation begins when account has found the registration verified: nothing of that waits any more. */
  begin(purpose: Purpose, contactId: string): Step {
    if (purpose === 'activate') this.of('verify')?.prove(null);
    const step = Step.begin(purpose, contactId);
    this.steps.push(step);
    return step;
  }
}
