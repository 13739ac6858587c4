import { Body, Controller, Get, Header, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type Applicant, CurrentApplicant, Documented, Public } from '#runtime';
import { CheckCard } from '../../../app/check-card.js';
import { ShowCard } from '../../../app/show-card.js';
import { notActiveYet } from '../../../domain/card.errors.js';
import { registrationEnded, registrationUnknown } from '../../../domain/registration.errors.js';
import { CARD_POLICY, cardPage } from './card.page.js';
import { cardPdf } from './card.pdf.js';
import { type CheckCardBody, checkCardSchema, checkedCardAnswer } from './card.schemas.js';
import { CardLinks } from './card-links.js';

const errors = [notActiveYet, registrationEnded, registrationUnknown];

@Controller('api/v1')
export class CardController {
  constructor(
    private readonly showCard: ShowCard,
    private readonly checkCard: CheckCard,
    private readonly links: CardLinks,
  ) {}

  @Get('registrations/me/proof')
  @Header('cache-control', 'no-store')
  @Documented({
    summary: 'The own Kartu Informasi Akun as a page to read and to print.',
    mediaType: 'text/html',
    errors,
  })
  async page(
    @CurrentApplicant() { registrationId }: Applicant,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const card = await this.showCard.execute({ registrationId });
    reply.type('text/html; charset=utf-8').header('content-security-policy', CARD_POLICY);
    return cardPage(card, this.links.of(card.token));
  }

  @Get('registrations/me/proof.pdf')
  @Header('cache-control', 'no-store')
  @Documented({
    summary: 'The own Kartu Informasi Akun as a PDF that screen readers can read.',
    mediaType: 'application/pdf',
    errors,
  })
  async pdf(
    @CurrentApplicant() { registrationId }: Applicant,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    const card = await this.showCard.execute({ registrationId });
    const pdf = await cardPdf(card, this.links.of(card.token));
    reply
      .type('application/pdf')
      .header('content-disposition', 'attachment; filename="kartu-informasi-akun.pdf"')
      .header('x-content-type-options', 'nosniff');
    return pdf;
  }

  @Post('proofs/check')
  @Public()
  @Header('cache-control', 'no-store')
  @Documented({
    summary: 'Check a Kartu Informasi Akun by the token of its QR code.',
    description: 'For anyone. It tells whether the card is valid, and just enough to see that it is the one in hand.',
    answer: checkedCardAnswer,
  })
  check(@Body({ schema: checkCardSchema }) { token }: CheckCardBody) {
    return this.checkCard.execute({ token });
  }
}
