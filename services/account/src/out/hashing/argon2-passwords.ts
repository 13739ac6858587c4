import { randomBytes } from 'node:crypto';
import { hash, type Options, verify } from '@node-rs/argon2';
import type { Passwords } from '../../app/access.ports.js';
import type { HashingPool } from './hashing-pool.js';

/** How much work a password costs; argon2id is the library's default. */
export interface Argon2Cost {
  readonly memoryKib: number;
  readonly passes: number;
}

/** OWASP's second choice of parameters for argon2id: 19 MiB, two passes, one lane. */
const USUAL_COST: Argon2Cost = { memoryKib: 19_456, passes: 2 };
const LANES = 1;

export class Argon2Passwords implements Passwords {
  private readonly options: Options;
  /** As a hash of these parameters begins, in the PHC string format. */
  private readonly beginning: string;
  // Nobody's password: an unknown name has to cost the same time as a known one.
  private readonly nobody: Promise<string>;

  constructor(
    private readonly pool: HashingPool,
    { memoryKib, passes } = USUAL_COST,
  ) {
    this.options = { memoryCost: memoryKib, timeCost: passes, parallelism: LANES };
    this.beginning = `$argon2id$v=19$m=${memoryKib},t=${passes},p=${LANES}$`;
    this.nobody = hash(randomBytes(32), this.options);
  }

  hash(password: string): Promise<string> {
    return this.pool.run(() => hash(password, this.options));
  }

  async matches(passwordHash: string | undefined, password: string): Promise<boolean> {
    const compared = passwordHash ?? (await this.nobody);
    return this.pool.run(() => verify(compared, password));
  }

  isOutdated(passwordHash: string): boolean {
    return !passwordHash.startsWith(this.beginning);
  }
}
