import { giveMoreTime } from './give-more-time.js';
import type { UnitOfWork } from './ports.js';
import type { Sweepable } from './sweepable.js';
import type { DueWork } from './waiting.ports.js';

const FIRST = '00000000-0000-0000-0000-000000000000';
const SEPARATOR = ' ';

/**
 * Brings extensions to everybody whom they cover. What was reached is remembered with the registration's change, so
 * that it goes on after a crash where it was; where this process stands is only a hint that spares it the way so far.
 */
export class ApplyExtensions implements Sweepable {
  readonly name = 'extensions';
  private readonly reached = new Map<string, string>();

  constructor(
    private readonly work: UnitOfWork,
    private readonly waiting: DueWork,
  ) {}

  async due(most: number, except: readonly string[]): Promise<string[]> {
    for (const extensionId of await this.waiting.openExtensions()) {
      const found = await this.next(extensionId, most);
      const items = found.map((id) => `${extensionId}${SEPARATOR}${id}`).filter((item) => !except.includes(item));
      if (items.length > 0) return items;
    }
    return [];
  }

  private async next(extensionId: string, most: number): Promise<string[]> {
    const after = this.reached.get(extensionId) ?? FIRST;
    const found = await this.waiting.uncovered(extensionId, after, most);
    const last = found.at(-1);
    if (last) this.reached.set(extensionId, last);
    else this.reached.delete(extensionId);
    if (last || after !== FIRST) return last ? found : this.next(extensionId, most);
    // A whole pass found nobody: everybody was reached.
    await this.waiting.finishExtension(extensionId);
    return [];
  }

  handle(item: string): Promise<boolean> {
    const [extensionId = '', registrationId = ''] = item.split(SEPARATOR);
    return this.work.run(async (tools) => {
      const registration = await tools.registrations.lockIfFree(registrationId);
      if (!registration) return false;
      await giveMoreTime(tools, registration, await tools.extensions.get(extensionId));
      return true;
    });
  }
}
