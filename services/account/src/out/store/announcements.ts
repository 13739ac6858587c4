import { type EntityManager, LessThanOrEqual } from 'typeorm';
import type { Announcements } from '../../app/ports.js';
import { Announcement } from '../../domain/announcement.js';
import { AnnouncementRow } from './rows.js';

export class StoredAnnouncements implements Announcements {
  constructor(private readonly manager: EntityManager) {}

  async add({ terms }: Announcement): Promise<void> {
    await this.manager.insert(AnnouncementRow, { ...terms, title: { ...terms.title }, body: { ...terms.body } });
  }

  async list(now: Date, most: number): Promise<Announcement[]> {
    const where = { at: LessThanOrEqual(now) };
    const rows = await this.manager.find(AnnouncementRow, { where, order: { at: 'desc' }, take: most });
    return rows.map((row) => new Announcement(row));
  }
}
