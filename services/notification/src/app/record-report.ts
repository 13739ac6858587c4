import type { ReportReader } from './ports.js';
import type { Receipt, RecordReceipt } from './record-receipt.js';

export type Report = Omit<Receipt, 'meaning'> & { readonly report: unknown };

/** Takes a delivery report of a provider that is described by data. */
export class RecordReport {
  constructor(
    private readonly recordReceipt: RecordReceipt,
    private readonly reader: ReportReader,
  ) {}

  /** @throws CodedError `receipt-refused` when the report was not signed by us. */
  execute({ report, ...receipt }: Report): Promise<void> {
    return this.recordReceipt.execute({ ...receipt, meaning: this.reader.meaningOf(report) });
  }
}
