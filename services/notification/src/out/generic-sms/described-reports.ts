import type { ReportReader } from '../../app/ports.js';
import type { ReceiptMeaning } from '../../domain/receipt.js';
import type { SmsDescription } from './description.js';
import { isOneOf } from './json-pointer.js';

/** Reads delivery reports as a provider's description says; what it does not describe means nothing. */
export class DescribedReports implements ReportReader {
  constructor(private readonly reports: NonNullable<SmsDescription['reports']>) {}

  meaningOf(report: unknown): ReceiptMeaning {
    const { path, delivered, failed, accepted } = this.reports;
    if (isOneOf(report, path, delivered)) return 'arrived';
    if (isOneOf(report, path, failed)) return 'undelivered';
    return isOneOf(report, path, accepted) ? 'accepted' : 'nothing';
  }
}
