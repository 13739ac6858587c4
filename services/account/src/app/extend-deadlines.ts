import { randomUUID } from 'node:crypto';
import { Extension, type ExtensionTerms } from '../domain/extension.js';
import type { PeriodWork, UnitOfWork } from './ports.js';

export interface ExtensionRecorded {
  readonly extensionId: string;
  readonly outcome: 'recorded' | 'unchanged';
}

/**
 * Gives everybody of a period who is at one step more time. What is recorded here counts at once against lapses that
 * are on their way; the `work` role brings it to each registration. Saying the same again changes nothing.
 */
export class ExtendDeadlines {
  constructor(private readonly work: UnitOfWork<PeriodWork>) {}

  /** @throws CodedError `no-period`, `extension-invalid` */
  execute(terms: ExtensionTerms): Promise<ExtensionRecorded> {
    return this.work.run(async ({ periods, extensions, audit, now }) => {
      const { periodId } = await periods.get(terms.periodId);
      await extensions.lock(periodId);
      const before = await extensions.find(periodId, terms.purpose, terms.until);
      if (before) return { extensionId: before, outcome: 'unchanged' };
      const extension = Extension.granted(randomUUID(), terms, now);
      await extensions.add(extension, now);
      const { extensionId } = extension;
      const fields = [terms.purpose, terms.reason, extensionId];
      await audit.write({ actor: 'operator', action: 'extension.recorded', subjectId: periodId, fields });
      return { extensionId, outcome: 'recorded' };
    });
  }
}
