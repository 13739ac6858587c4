import { randomUUID } from 'node:crypto';
import { Announcement, type AnnouncementTerms } from '../domain/announcement.js';
import type { PeriodWork, UnitOfWork } from './ports.js';

export interface AnnounceCommand extends Pick<AnnouncementTerms, 'periodId' | 'title' | 'body'> {
  /** From when on it is shown; at once unless told. */
  readonly at?: Date;
}

/** Tells everybody something about a period. */
export class Announce {
  constructor(private readonly work: UnitOfWork<PeriodWork>) {}

  /** @throws CodedError `no-period`, `announcement-invalid` */
  execute({ periodId, title, body, at }: AnnounceCommand): Promise<{ announcementId: string }> {
    return this.work.run(async ({ periods, announcements, audit, now }) => {
      await periods.get(periodId);
      const announcementId = randomUUID();
      await announcements.add(new Announcement({ announcementId, periodId, at: at ?? now, title, body }));
      const fields = [announcementId];
      await audit.write({ actor: 'operator', action: 'announcement.made', subjectId: periodId, fields });
      return { announcementId };
    });
  }
}
