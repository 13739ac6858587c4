import type { Passwords } from '../../services/account/src/app/access.ports.js';
import type { RequestReset, RequestResetCommand } from '../../services/account/src/app/request-reset.js';

/** Passwords without the hash for nobody: how a login is built that tells who exists. A double for this benchmark alone. */
export function withoutDummyHash(real: Passwords): Passwords {
  return {
    hash: (password) => real.hash(password),
    isOutdated: (passwordHash) => real.isOutdated(passwordHash),
    matches: async (passwordHash, password) =>
      passwordHash === undefined ? false : real.matches(passwordHash, password),
  };
}

/** A reset that looks the NIK up and is done where nobody has it: nothing is written and published about nobody. */
export function withoutDecoys(
  real: RequestReset,
  isHeld: (nik: string) => Promise<boolean>,
): Pick<RequestReset, 'execute'> {
  return {
    execute: async (command: RequestResetCommand) =>
      (await isHeld(command.nik)) ? real.execute(command) : { secret: '' },
  };
}
