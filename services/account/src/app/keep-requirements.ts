import type { Requirement } from '../domain/document.js';
import type { UnitOfWork } from './ports.js';

/** Remembers which documents a period asks for. */
export class KeepRequirements {
  constructor(private readonly work: UnitOfWork) {}

  execute({ periodId, requirements }: { periodId: string; requirements: readonly Requirement[] }): Promise<void> {
    return this.work.run(async (tools) => {
      await tools.requirements.replace(periodId, requirements, tools.now);
      const fields = requirements.map(({ kind }) => kind);
      await tools.audit.write({
        actor: 'document-storage',
        action: 'requirements.changed',
        subjectId: periodId,
        fields,
      });
    });
  }
}
