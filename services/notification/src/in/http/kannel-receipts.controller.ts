import { Controller, Get, Query } from '@nestjs/common';
import { Public } from '#runtime';
import { RecordReceipt } from '../../app/record-receipt.js';
import { meaningOfKannel } from '../../domain/receipt.js';
import { type KannelReceipt, kannelReceipt } from './kannel-receipt.schemas.js';

/** Called by the gateway alone, with the address that we signed. Kannel takes nothing but 200 and 202 for an answer. */
@Controller('callbacks')
export class KannelReceiptsController {
  constructor(private readonly recordReceipt: RecordReceipt) {}

  @Public()
  @Get('kannel')
  async receive(@Query({ schema: kannelReceipt }) receipt: KannelReceipt): Promise<{ ok: true }> {
    const { delivery: deliveryId, attempt, signature, status } = receipt;
    await this.recordReceipt.execute({ deliveryId, attempt, signature, meaning: meaningOfKannel(status) });
    return { ok: true };
  }
}
