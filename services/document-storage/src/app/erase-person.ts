import type { Idempotency } from '#database';
import type { DomainEvent } from '../domain/document.events.js';
import { lockDossier } from './lock-dossier.js';
import type { Scope, UnitOfWork } from './ports.js';

export interface ErasePersonCommand {
  readonly registrationId: string;
}

/**
 * Destroys the key of a person and every row about them: from that moment on nothing can be read. What lies in the
 * storage is removed after it, outside of the transaction, and whoever asked is told when it is gone. Asked again it
 * tells again.
 */
export class ErasePerson {
  constructor(
    private readonly work: UnitOfWork,
    private readonly idempotency: Idempotency,
  ) {}

  execute({ registrationId }: ErasePersonCommand): Promise<void> {
    return this.work.run(async (scope) => {
      await scope.messages.forget(registrationId);
      await this.idempotency.forget(registrationId);
      await scope.events.publish(await erase(registrationId, scope));
    });
  }
}

async function erase(registrationId: string, scope: Scope): Promise<DomainEvent[]> {
  const dossier = await lockDossier(registrationId, scope);
  // Nothing was ever asked for here, of anybody.
  if (!dossier) return [{ name: 'documents-erased', registrationId }];
  const begins = !dossier.properties.erasure;
  dossier.erase(scope.now);
  await scope.dossiers.save(dossier);
  if (begins)
    await scope.audit.add([{ actor: 'account', action: 'documents.key-destroyed', subjectId: registrationId }]);
  return dossier.releaseEvents();
}
