import type { Announcement } from '../domain/announcement.js';
import type { UnitOfWork } from './ports.js';

const MOST = 100;

/** Shows what was announced, the newest first. */
export class ShowAnnouncements {
  constructor(private readonly work: UnitOfWork) {}

  execute(): Promise<Announcement[]> {
    return this.work.run(({ announcements, now }) => announcements.list(now, MOST));
  }
}
