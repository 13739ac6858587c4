import { noDispute } from '../domain/dispute.errors.js';
import type { Dispute } from '../domain/dispute.js';
import type { UnitOfWork } from './ports.js';

/** Shows an applicant the dispute that they opened. */
export class ShowDispute {
  constructor(private readonly work: UnitOfWork) {}

  /** @throws CodedError `no-dispute` */
  execute({ registrationId }: { registrationId: string }): Promise<Dispute> {
    return this.work.run(async ({ disputes }) => {
      const dispute = await disputes.of(registrationId);
      if (!dispute) throw noDispute();
      return dispute;
    });
  }
}
