import { Applicant, type Surroundings } from '../../journey/applicant.js';
import { walkThrough } from '../../journey/journey.js';
import { inventPerson } from '../../journey/person.js';
import { countMessages, percentile } from '../../journey/report.js';

const AT_ONCE = 3;

export interface Meanwhile {
  readonly count: number;
  /** Seconds from nothing to an active account. */
  readonly median: number;
  readonly longest: number;
  readonly complaints: readonly string[];
}

/** Registrations that go on meanwhile: a few people at a time, each from nothing to an active account. */
export class Bystanders {
  private readonly people: Applicant[] = [];
  private readonly took: number[] = [];
  private readonly stumbled: string[] = [];
  private isOver = false;
  private readonly lanes: Promise<void>[];

  constructor(private readonly surroundings: Surroundings) {
    this.lanes = Array.from({ length: AT_ONCE }, () => this.lane());
  }

  /** Lets nobody begin any more, and waits until everybody has arrived. */
  async finish(): Promise<Meanwhile> {
    this.isOver = true;
    await Promise.all(this.lanes);
    const counts = await Promise.all(this.people.map(countMessages));
    return {
      count: this.took.length,
      median: percentile(this.took, 50),
      longest: Math.max(...this.took),
      complaints: [...this.stumbled, ...counts.flatMap(({ complaints }) => complaints)],
    };
  }

  private async lane(): Promise<void> {
    while (!this.isOver) {
      const first = this.people.length % 2 === 0 ? 'email' : 'sms';
      const applicant = new Applicant(inventPerson(), { first, confirmBy: 'code' }, this.surroundings);
      this.people.push(applicant);
      const begun = performance.now();
      await walkThrough(applicant, (_name, step) => step()).then(
        () => this.took.push((performance.now() - begun) / 1_000),
        (error: unknown) => this.stumbled.push(String(error)),
      );
    }
  }
}
