import type { Case } from '../domain/case.js';
import { challenge } from './challenge-contact.js';
import type { DueKind, UnitOfWork, Vault } from './ports.js';

// That a switch was heard needs no move of its own: a case hears of it when it is locked.
const settle: Readonly<Record<DueKind, (due: Case, now: Date, vault: Vault) => void>> = {
  lapse: (due, now) => due.lapse(now),
  channel: (due, now) => due.failChannel(now),
  switch: () => undefined,
  renewal: (due, now, vault) => challenge(due, due.currentStep?.purpose ?? 'verify', due.takeRenewal(now), vault, now),
};

/** Does for one registration what time alone brings about. Whoever comes second finds it done. */
export class SettleDue {
  constructor(
    private readonly work: UnitOfWork,
    private readonly vault: Vault,
  ) {}

  find(kind: DueKind, most: number): Promise<readonly string[]> {
    return this.work.run(({ cases }) => cases.due(kind, most));
  }

  execute({ kind, registrationId }: { readonly kind: DueKind; readonly registrationId: string }): Promise<void> {
    return this.work.runJointly(registrationId, async ({ cases, now }) => {
      const due = await cases.lockIfFree(registrationId);
      if (!due) return;
      settle[kind](due, now, this.vault);
      await cases.save(due, 'sweep');
    });
  }
}
