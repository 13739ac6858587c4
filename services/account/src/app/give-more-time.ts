import type { Extension } from '../domain/extension.js';
import { extendedStates } from '../domain/extension.js';
import type { DeadlineMoved } from '../domain/registration.events.js';
import type { Registration } from '../domain/registration.js';
import { extensionNotices } from './notices.js';
import type { Work } from './ports.js';
import { publish } from './record-change.js';

function moved(registrationId: string, { extensionId, terms }: Extension): DeadlineMoved[] {
  const { purpose, until, reason } = terms;
  return purpose === 'draft' ? [] : [{ type: 'deadline-moved', registrationId, extensionId, purpose, until, reason }];
}

/** Until when the person has time as far as is known; undefined where no deadline was named, null while it stands. */
async function knownUntil({ deadlines }: Work, { data }: Registration, { terms }: Extension) {
  if (terms.purpose === 'document') {
    const open = data.documents.filter(({ submitted, state }) => submitted && state === 'rejected');
    const ends = open.flatMap(({ reopenedUntil }) => (reopenedUntil ? [reopenedUntil.getTime()] : []));
    return ends.length > 0 ? new Date(Math.min(...ends)) : undefined;
  }
  if (terms.purpose === 'draft') return undefined;
  return (await deadlines.of(data.registrationId, terms.purpose))?.until;
}

function applyToOwn(registration: Registration, { terms }: Extension): void {
  if (terms.purpose === 'draft') registration.stay(terms.until);
  if (terms.purpose !== 'document') return;
  for (const { documentId } of registration.data.documents)
    if (registration.lacks(documentId)) registration.reopened(documentId, terms.until);
}

/**
 * Gives one registration the time of an extension, once; `again` where its time has run out all the same, for then
 * whoever decides has to be told anew. The person is told once.
 */
export async function giveMoreTime(
  tools: Work,
  registration: Registration,
  extension: Extension,
  { again = false } = {},
): Promise<void> {
  const { registrationId, state } = registration.data;
  const { until, purpose } = extension.terms;
  if (!extendedStates[purpose].includes(state)) return;
  const first = await tools.extensions.apply(extension.extensionId, registrationId, tools.now);
  const known = await knownUntil(tools, registration, extension);
  const hasThat = known instanceof Date && known >= until;
  if (!again && (!first || hasThat)) return;
  applyToOwn(registration, extension);
  await tools.registrations.save(registration);
  const tellsPerson = first && known !== undefined && !hasThat;
  const notices = tellsPerson ? extensionNotices(registration.data, extension.extensionId, until) : [];
  await publish(tools, registrationId, [...moved(registrationId, extension), ...notices]);
  const fields = [purpose, extension.extensionId];
  await tools.audit.write({ actor: 'account', action: 'deadline.extended', subjectId: registrationId, fields });
}
