import type { Challenge, ChallengeRecord } from './challenge.js';
import { challengeUnknown } from './event.errors.js';
import type { Purpose } from './terms.js';

/** What somebody's digits are taken for. */
export interface Meant {
  readonly challenge: Challenge;
  readonly isRight: boolean;
}

/** The challenges of a case, in the order in which they were issued. */
export class Challenges {
  constructor(private readonly challenges: Challenge[]) {}

  snapshot(): readonly ChallengeRecord[] {
    return this.challenges.map((challenge) => challenge.snapshot());
  }

  get open(): Challenge | undefined {
    return this.challenges.find((challenge) => challenge.state === 'open');
  }

  get last(): Challenge | undefined {
    return this.challenges.at(-1);
  }

  add(challenge: Challenge): void {
    this.challenges.push(challenge);
  }

  /** @throws CodedError `challenge-unknown` */
  get(challengeId: string): Challenge {
    const found = this.challenges.find((challenge) => challenge.snapshot().challengeId === challengeId);
    if (!found) throw challengeUnknown();
    return found;
  }

  latestOf(purpose: Purpose): Challenge | undefined {
    return this.challenges.findLast((challenge) => challenge.snapshot().purpose === purpose);
  }

  to(contactId: string, purpose: Purpose): readonly ChallengeRecord[] {
    return this.snapshot().filter((each) => each.contactId === contactId && each.purpose === purpose);
  }

  issuedSince(at: Date): number {
    return this.snapshot().filter(({ issuedAt }) => issuedAt >= at).length;
  }

  /**
   * Which challenge these digits are for: the open one where they are right, else an earlier one whose digits they
   * are, else the open one all the same. The open one is compared only while it may be tried.
   */
  meantBy(isCodeOf: (challenge: ChallengeRecord) => boolean, mayTry: boolean, now: Date): Meant | undefined {
    const matches = (challenge: Challenge) => isCodeOf(challenge.snapshot());
    const { open } = this;
    if (open && mayTry && open.accepts('code', now) && matches(open)) return { challenge: open, isRight: true };
    const earlier = this.challenges.findLast((challenge) => challenge.state !== 'open' && matches(challenge));
    const meant = earlier ?? open;
    return meant && { challenge: meant, isRight: false };
  }
}
