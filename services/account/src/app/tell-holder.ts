import { disputeNotices } from './notices.js';
import type { UnitOfWork } from './ports.js';
import type { DueRecordWork } from './record.ports.js';
import { publish } from './record-change.js';
import type { Sweepable } from './sweepable.js';

/**
 * Tells the holder of a NIK that somebody disputes it, in a transaction of its own: the one that opened the dispute
 * touched the other registration. Who it is stays untold.
 */
export class TellHolder implements Sweepable {
  readonly name = 'disputes';

  constructor(
    private readonly work: UnitOfWork,
    private readonly waiting: DueRecordWork,
  ) {}

  due(most: number, except: readonly string[]): Promise<string[]> {
    return this.waiting.untoldDisputes(most, except);
  }

  handle(disputeId: string): Promise<boolean> {
    return this.work.run(async (tools) => {
      const { registrations, disputes, timeline, audit, now } = tools;
      const dispute = await disputes.lockUntold(disputeId);
      if (!dispute) return false;
      const holderId = await registrations.holderOfNik(await registrations.get(dispute.registrationId));
      const holder = holderId && (await registrations.lockIfFree(holderId));
      if (holderId && !holder) return false;
      await disputes.holderTold(disputeId, now);
      if (!holder) return true;
      const { registrationId } = holder.data;
      await timeline.add(registrationId, [{ at: now, kind: 'nik-disputed', detail: {} }]);
      await publish(tools, registrationId, disputeNotices(holder.data, disputeId, now));
      await audit.write({ actor: 'account', action: 'nik.disputed', subjectId: registrationId });
      return true;
    });
  }
}
