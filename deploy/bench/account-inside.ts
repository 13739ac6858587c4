import { environmentOrFiles, loadConfig, type RunningService, runtimeKeys, startService } from '#runtime';
import { accountKeys } from '../../services/account/src/account.config.js';
import { accountService } from '../../services/account/src/account.module.js';
import type { UnitOfWork } from '../../services/account/src/app/ports.js';
import { Argon2Passwords } from '../../services/account/src/out/hashing/argon2-passwords.js';
import { StoredUnitOfWork } from '../../services/account/src/out/store/unit-of-work.js';
import { environmentOf, type Profile } from '../local/index.js';

export interface AccountInside {
  readonly running: RunningService;
  readonly work: UnitOfWork;
  hash(password: string): Promise<string>;
}

/** Account in this very process, which hears and sends nothing: for its use cases. */
export async function accountInside(profile: Profile, env: Record<string, string> = {}): Promise<AccountInside> {
  const environment = { ...environmentOf(profile, 'account'), ROLE: 'serve', ...env };
  const config = loadConfig({ ...runtimeKeys, ...accountKeys }, environmentOrFiles(environment));
  const running = await startService(accountService, { ...config, HTTP_PORT: 0 });
  const find = <T>(type: abstract new (...parts: never[]) => T) => running.app.get<T>(type as never, { strict: false });
  return { running, work: find(StoredUnitOfWork), hash: (password) => find(Argon2Passwords).hash(password) };
}
