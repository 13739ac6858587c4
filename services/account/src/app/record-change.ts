import type { RegistrationEvent } from '../domain/registration.events.js';
import type { Registration } from '../domain/registration.js';
import type { TimelineEntry } from '../domain/timeline.js';
import type { Work } from './ports.js';

type Told = Pick<TimelineEntry, 'kind' | 'detail'>;

/** What a person sees of an event, where there is somebody to see it. */
function told(happened: RegistrationEvent): Told | undefined {
  switch (happened.type) {
    case 'submitted':
    case 'verified':
    case 'activated':
    case 'dispute-opened':
      return { kind: happened.type, detail: {} };
    case 'erasure-due':
    // Told once verification has drawn a code.
    case 'challenge-requested':
      return undefined;
    case 'contact-replaced':
      return { kind: 'contact-replaced', detail: { channel: happened.contact.channel } };
    case 'cancelled':
      return { kind: 'cancelled', detail: { reason: happened.reason } };
    case 'contact-corrected':
      return { kind: 'contact-corrected', detail: { channel: happened.contact.channel } };
    case 'deadline-moved': {
      const { purpose, until, reason } = happened;
      return { kind: 'deadline-moved', detail: { purpose, until: until.toISOString(), reason } };
    }
    case 'notice': {
      const { template, noticeId, contact } = happened;
      return { kind: 'message-queued', detail: { template, messageId: noticeId, channel: contact.channel } };
    }
  }
}

/** Publishes what happened to one registration, and writes it into its timeline. */
export async function publish(
  { outbox, timeline, now }: Work,
  registrationId: string,
  events: readonly RegistrationEvent[],
): Promise<void> {
  if (events.length === 0) return;
  await outbox.add(events);
  const entries = events.flatMap((happened) => {
    const entry = told(happened);
    return entry ? [{ at: now, ...entry }] : [];
  });
  await timeline.add(registrationId, entries);
}

/** Saves a registration, and publishes what happened to it together with the notices that tell of it. */
export async function recordChange(
  tools: Work,
  registration: Registration,
  notices: readonly RegistrationEvent[] = [],
): Promise<void> {
  await tools.registrations.save(registration);
  await publish(tools, registration.data.registrationId, [...registration.releaseEvents(), ...notices]);
}
