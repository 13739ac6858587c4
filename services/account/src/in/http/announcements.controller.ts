import { Controller, Get, Header, Headers } from '@nestjs/common';
import type { z } from 'zod';
import { preferredLanguage } from '#errors';
import { Documented, Public } from '#runtime';
import { ShowAnnouncements } from '../../app/show-announcements.js';
import { announcementsAnswer } from './announcements.schemas.js';

@Public()
@Controller('api/v1/announcements')
export class AnnouncementsController {
  constructor(private readonly showAnnouncements: ShowAnnouncements) {}

  @Get()
  @Header('cache-control', 'no-cache')
  @Header('vary', 'accept-language')
  @Documented({ summary: 'What was announced about registration periods.', answer: announcementsAnswer })
  async show(@Headers('accept-language') accepted: string | undefined): Promise<z.input<typeof announcementsAnswer>> {
    const language = preferredLanguage(accepted);
    const announcements = await this.showAnnouncements.execute();
    return {
      announcements: announcements.map(({ terms: { announcementId, periodId, at, title, body } }) => ({
        ...{ announcementId, periodId, at: at.toISOString() },
        ...{ title: title[language], body: body[language] },
      })),
    };
  }
}
