import { resendTooSoon } from '../domain/resend.errors.js';
import { drawFor } from './draw-for.js';
import type { UnitOfWork, Vault } from './ports.js';

export interface ResentGrant {
  readonly resendAfterSeconds: number;
  readonly sendsLeftToday: number;
}

/** Sends new codes to the contacts that a browser still has to prove; the codes before are revoked. */
export class ResendGrant {
  constructor(
    private readonly work: UnitOfWork,
    private readonly vault: Vault,
  ) {}

  execute({ handle }: { readonly handle: string }): Promise<ResentGrant> {
    return this.work.run(async ({ cases, grants, rules, now }) => {
      const resendAfterSeconds = rules.resendAfterMs / 1_000;
      const grant = await grants.lock(handle);
      // As if it had been opened just now.
      if (!grant) throw resendTooSoon({ retryAfterSeconds: resendAfterSeconds });
      const due = grant.resendable(now);
      const keeping = await cases.keeping(grant.registrationId);
      for (const each of due) grant.issue(await drawFor(each, keeping, this.vault, { grants, rules, now }), each, now);
      await grants.save(grant, 'browser');
      return { resendAfterSeconds, sendsLeftToday: grant.sendsLeftToday(now) };
    });
  }
}
