import type { Contact } from '../domain/contact.js';
import type { CancellationReason } from '../domain/registration.events.js';
import type { Registration } from '../domain/registration.js';
import { cancellationNotices } from './notices.js';
import type { AuditEntry, Work } from './ports.js';
import { recordChange } from './record-change.js';

/** Cancels inside the caller's transaction, tells the others, and tells the person. */
export async function endRegistration(
  tools: Work,
  registration: Registration,
  { reason, actor = 'account', wrote }: { reason: CancellationReason; actor?: AuditEntry['actor']; wrote?: Contact },
): Promise<void> {
  registration.cancel(reason, tools.now);
  await recordChange(tools, registration, cancellationNotices(registration.data, wrote));
  const { registrationId } = registration.data;
  await tools.audit.write({ actor, action: 'registration.cancelled', subjectId: registrationId, fields: [reason] });
}
