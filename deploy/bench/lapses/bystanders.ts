import { Applicant, type Surroundings } from '../../journey/applicant.js';
import { walkThrough } from '../../journey/journey.js';
import { inventPerson } from '../../journey/person.js';
import { countMessages, percentile } from '../../journey/report.js';

/** Somebody begins so often. */
export const EVERY_SECONDS = 5;

export interface Meanwhile {
  readonly count: number;
  /** Seconds from nothing to an active account. */
  readonly median: number;
  readonly longest: number;
  readonly complaints: readonly string[];
}

/** Registrations that go on meanwhile, each from nothing to an active account. */
export class Bystanders {
  private readonly people: Applicant[] = [];
  private readonly took: number[] = [];
  private readonly stumbled: string[] = [];
  private readonly walks: Promise<void>[] = [];
  private readonly timer: NodeJS.Timeout;

  constructor(private readonly surroundings: Surroundings) {
    this.begin();
    this.timer = setInterval(() => this.begin(), EVERY_SECONDS * 1_000);
  }

  /** Lets nobody begin any more, and waits until everybody has arrived. */
  async finish(): Promise<Meanwhile> {
    clearInterval(this.timer);
    await Promise.all(this.walks);
    const counts = await Promise.all(this.people.map(countMessages));
    return {
      count: this.took.length,
      median: percentile(this.took, 50),
      longest: Math.max(...this.took),
      complaints: [...this.stumbled, ...counts.flatMap(({ complaints }) => complaints)],
    };
  }

  private begin(): void {
    const first = this.people.length % 2 === 0 ? 'email' : 'sms';
    const applicant = new Applicant(inventPerson(), { first, confirmBy: 'code' }, this.surroundings);
    this.people.push(applicant);
    const begun = performance.now();
    const walk = walkThrough(applicant, (_name, step) => step()).then(
      () => void this.took.push((performance.now() - begun) / 1_000),
      (error: unknown) => void this.stumbled.push(String(error)),
    );
    this.walks.push(walk);
  }
}
