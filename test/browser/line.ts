import type { CDPSession } from 'playwright-core';
import type { Visitor } from '../../deploy/browser/visitor.js';

/** A slow 4G, in bytes and milliseconds, and a processor a quarter as fast. */
const SLOW = { latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 } as const;
const SLOWER_BY = 4;

/** The connection of one tab, and what becomes of it. */
export class Line {
  private constructor(private readonly session: CDPSession) {}

  static async of({ context, page }: Visitor): Promise<Line> {
    return new Line(await context.newCDPSession(page));
  }

  /** As on a cheap phone far from the next mast. */
  async slow(): Promise<void> {
    await this.session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER_BY });
    await this.emulate({ offline: false, ...SLOW });
  }

  /** So slow upwards that something is seen to be under way. */
  async crawl(uploadThroughput: number): Promise<void> {
    await this.emulate({ offline: false, ...SLOW, uploadThroughput });
  }

  async cut(): Promise<void> {
    await this.emulate({ offline: true, latency: 0, downloadThroughput: -1, uploadThroughput: -1 });
  }

  private async emulate(conditions: {
    offline: boolean;
    latency: number;
    downloadThroughput: number;
    uploadThroughput: number;
  }): Promise<void> {
    await this.session.send('Network.emulateNetworkConditions', conditions);
  }
}
