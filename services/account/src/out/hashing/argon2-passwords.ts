import { randomBytes } from 'node:crypto';
import { hash, type Options, verify } from '@node-rs/argon2';
import type { Passwords } from '../../app/ports.js';
import type { HashingPool } from './hashing-pool.js';

/** argon2id, which is the library's default, with OWASP's second choice of parameters: 19 MiB, two passes, one lane. */
const OPTIONS: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export class Argon2Passwords implements Passwords {
  // Nobody's password: an unknown name has to cost the same time as a known one.
  private readonly nobody = hash(randomBytes(32), OPTIONS);

  constructor(private readonly pool: HashingPool) {}

  hash(password: string): Promise<string> {
    return this.pool.run(() => hash(password, OPTIONS));
  }

  async matches(passwordHash: string | undefined, password: string): Promise<boolean> {
    const compared = passwordHash ?? (await this.nobody);
    return this.pool.run(() => verify(compared, password));
  }
}
