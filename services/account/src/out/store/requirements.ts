import type { EntityManager } from 'typeorm';
import type { Requirements } from '../../app/ports.js';
import type { Requirement } from '../../domain/document.js';
import { RequirementsRow } from './rows.js';

export class StoredRequirements implements Requirements {
  constructor(private readonly manager: EntityManager) {}

  async of(periodId: string): Promise<readonly Requirement[] | undefined> {
    return (await this.manager.findOneBy(RequirementsRow, { periodId }))?.requirements;
  }

  async replace(periodId: string, requirements: readonly Requirement[], now: Date): Promise<void> {
    await this.manager.upsert(RequirementsRow, { periodId, requirements: [...requirements], heardAt: now }, [
      'periodId',
    ]);
  }
}
