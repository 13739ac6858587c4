import { Body, Controller, HttpCode, Post, Query } from '@nestjs/common';
import { Public } from '#runtime';
import { RecordReport } from '../../app/record-report.js';
import { type GenericReceipt, genericReceipt } from './generic-receipt.schemas.js';

/** Called by the provider that is described by data, with the address that we signed; it sends JSON. */
@Controller('callbacks')
export class GenericReportsController {
  constructor(private readonly recordReport: RecordReport) {}

  @Public()
  @Post('generic')
  @HttpCode(200)
  async receive(
    @Query({ schema: genericReceipt }) receipt: GenericReceipt,
    @Body() report: unknown,
  ): Promise<{ ok: true }> {
    const { delivery: deliveryId, ...rest } = receipt;
    await this.recordReport.execute({ deliveryId, ...rest, report });
    return { ok: true };
  }
}
