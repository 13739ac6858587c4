import type { UnitOfWork } from './ports.js';
import { readTimeline, type TimelineView } from './timeline.view.js';

/** Shows an applicant each step of the own registration, and what became of each message. */
export class ShowTimeline {
  constructor(private readonly work: UnitOfWork) {}

  /** @throws CodedError `registration-unknown` */
  execute({ registrationId }: { registrationId: string }): Promise<TimelineView> {
    return this.work.run((tools) => readTimeline(tools, registrationId));
  }
}
