const SEPARATOR = '\x1e';

/** The packets of engine.io's long polling (protocol 4) that matter here. */
const PING = '2';
const PONG = '3';
const CONNECT = '40';
const EVENT = '42';

interface Arrived {
  readonly to: readonly { readonly address: string }[];
}

/**
 * Hears of each mail in the moment in which the mail inbox shows it, from the push that its own page uses (socket.io by
 * long polling). Looking again and again would be coarser, and would itself keep the machine busy.
 */
export class MailPush {
  private readonly waiting = new Map<string, (at: number) => void>();
  private closed = false;

  private constructor(private readonly address: URL) {}

  static async connect(mailUrl: string): Promise<MailPush> {
    const address = new URL('/socket.io/?EIO=4&transport=polling', mailUrl);
    const opened = await (await fetch(address)).text();
    const { sid } = JSON.parse(opened.slice(1)) as { sid: string };
    address.searchParams.set('sid', sid);
    await fetch(address, { method: 'POST', body: CONNECT });
    const push = new MailPush(address);
    void push.listen();
    return push;
  }

  /** The time (performance.now()) at which the next mail to this address shows. Ask before it is sent. */
  arrivalOf(address: string): Promise<number> {
    return new Promise((resolve) => this.waiting.set(address, resolve));
  }

  close(): void {
    this.closed = true;
  }

  private async listen(): Promise<void> {
    while (!this.closed) {
      const text = await (await fetch(this.address)).text();
      const at = performance.now();
      for (const packet of text.split(SEPARATOR)) await this.take(packet, at);
    }
  }

  private async take(packet: string, at: number): Promise<void> {
    if (packet === PING) await fetch(this.address, { method: 'POST', body: PONG });
    if (!packet.startsWith(EVENT)) return;
    const [name, mail] = JSON.parse(packet.slice(EVENT.length)) as [string, Arrived];
    if (name !== 'newMail') return;
    for (const { address } of mail.to) {
      this.waiting.get(address)?.(at);
      this.waiting.delete(address);
    }
  }
}
