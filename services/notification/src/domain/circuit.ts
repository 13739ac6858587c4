/** When a provider is left alone, and for how long. */
export interface CircuitRules {
  /** So many failures one after another, or answers slower than `slowMs`, open the circuit. */
  readonly mostFailures: number;
  readonly slowMs: number;
  /** From then on nothing is given to it for so long; after that one message at a time, until one goes well. */
  readonly pauseMs: number;
}

/** One call to the provider: the message that finds out whether it is well again, or one like all the others. */
export interface Turn {
  readonly probe: boolean;
}

/**
 * Watches over one provider (the pattern: M. Nygard, "Release It!", Circuit Breaker). Times are in milliseconds of any
 * one clock.
 */
export class Circuit {
  private failures = 0;
  private openUntil: number | undefined;
  private probing = false;

  constructor(private readonly rules: CircuitRules) {}

  get isOpen(): boolean {
    return this.openUntil !== undefined;
  }

  admits(at: number): boolean {
    return this.openUntil === undefined || (at >= this.openUntil && !this.probing);
  }

  /** Whoever begins settles or abandons, whatever happens. */
  begin(): Turn {
    this.probing = this.isOpen;
    return { probe: this.probing };
  }

  /** The provider was not asked after all: nothing is known that was not known before. */
  abandon({ probe }: Turn): void {
    if (probe) this.probing = false;
  }

  /** What became of a call; `answered` says that the provider did its work, be it by a refusal. */
  settle({ probe }: Turn, answered: boolean, tookMs: number, at: number): void {
    const well = answered && tookMs <= this.rules.slowMs;
    if (probe) this.probing = false;
    // What began before it opened says how things were, not how they are.
    if (this.isOpen && !probe) return;
    this.failures = well ? 0 : this.failures + 1;
    const opens = !well && (probe || this.failures >= this.rules.mostFailures);
    this.openUntil = opens ? at + this.rules.pauseMs : undefined;
  }
}
