import type { Requirement } from '../domain/document.js';
import { isSettled, type TimelineEntry, withPurposes } from '../domain/timeline.js';
import type { Work } from './ports.js';

export interface ShownEntry extends TimelineEntry {
  /** Whether there is still something to do about it. */
  readonly isOpen: boolean;
}

export interface TimelineView {
  readonly registrationId: string;
  /** Oldest first. */
  readonly entries: readonly ShownEntry[];
  readonly requirements: readonly Requirement[];
}

/** Reads a timeline inside the caller's transaction. @throws CodedError `registration-unknown` */
export async function readTimeline(
  { registrations, requirements, timeline }: Work,
  registrationId: string,
): Promise<TimelineView> {
  const { periodId } = (await registrations.get(registrationId)).data;
  const entries = withPurposes(await timeline.of(registrationId));
  return {
    registrationId,
    entries: entries.map((entry) => ({ ...entry, isOpen: !isSettled(entry, entries) })),
    requirements: (await requirements.of(periodId)) ?? [],
  };
}
