import type { UnitOfWork } from './ports.js';
import { readTimeline, type TimelineView } from './timeline.view.js';

/** Shows a timeline to the helpdesk, by the number that a caller reads out. Every look is written down. */
export class ShowTimelineToHelpdesk {
  constructor(private readonly work: UnitOfWork) {}

  /** @throws CodedError `registration-unknown` */
  execute({ registrationNumber, staffId }: { registrationNumber: string; staffId: string }): Promise<TimelineView> {
    return this.work.run(async (tools) => {
      const registrationId = await tools.registrations.idOf(registrationNumber);
      const looked = { actor: 'helpdesk', action: 'timeline.shown', subjectId: registrationId } as const;
      await tools.audit.write({ ...looked, fields: [staffId] });
      return readTimeline(tools, registrationId);
    });
  }
}
