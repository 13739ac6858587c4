import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { createTransport } from 'nodemailer';
import { SMTPServer, type SMTPServerDataStream } from 'smtp-server';

/** A mail as it arrived: when, in milliseconds since 1970, and as it went over the wire. */
export interface Mail {
  readonly at: number;
  readonly raw: string;
}

/** How the server behaves until it is told otherwise; without a word it takes everything at once. */
export interface MailBehaviour {
  readonly delayMs?: number;
  /** Refuses for now, as a busy server does. */
  readonly isBusy?: boolean;
  /** Drops the mail and never answers. */
  readonly hangs?: boolean;
}

const BUSY = Object.assign(new Error('4.3.2 Come back later'), { responseCode: 451 });

async function textOf(stream: SMTPServerDataStream): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString('latin1');
}

export interface SinkSettings {
  /** Any free one unless told. */
  readonly port?: number;
  /** Mails that are not kept but handed on to another server. */
  readonly handOn?: { readonly isMeant: (recipient: string) => boolean; readonly url: string };
}

/**
 * A mail server that keeps what it takes in memory: the mail inbox parses each mail and writes it to the disk, which
 * would be the slowest stage of all.
 */
export class MailSink {
  behaviour: MailBehaviour = {};
  private readonly mails = new Map<string, Mail[]>();
  private readonly server: SMTPServer;
  private readonly next: ReturnType<typeof createTransport> | undefined;

  private constructor({ handOn }: SinkSettings) {
    const isMeant = handOn?.isMeant ?? (() => false);
    this.next = handOn && createTransport({ url: handOn.url, pool: true });
    this.server = new SMTPServer({
      disabledCommands: ['AUTH', 'STARTTLS'],
      authOptional: true,
      disableReverseLookup: true,
      logger: false,
      closeTimeout: 500,
      onData: (stream, { envelope }, done) => {
        const to = envelope.rcptTo.map(({ address }) => address);
        const from = envelope.mailFrom ? envelope.mailFrom.address : '';
        textOf(stream)
          .then(async (raw) => {
            if (to.some(isMeant)) await this.next?.sendMail({ envelope: { from, to }, raw });
            else return this.take(to, raw);
          })
          .then((answer) => answer !== 'nothing' && done(answer), done);
      },
    });
    // A client that breaks off has its own reasons.
    this.server.on('error', () => undefined);
  }

  static async open(settings: SinkSettings = {}): Promise<MailSink> {
    const sink = new MailSink(settings);
    await new Promise<void>((resolve) => void sink.server.listen(settings.port ?? 0, '127.0.0.1', () => resolve()));
    return sink;
  }

  get url(): string {
    return `smtp://127.0.0.1:${(this.server.server.address() as AddressInfo).port}`;
  }

  /** What each recipient got, in order. */
  get kept(): ReadonlyMap<string, readonly Mail[]> {
    return this.mails;
  }

  forget(): void {
    this.mails.clear();
  }

  close(): Promise<void> {
    this.next?.close();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  private async take(to: readonly string[], raw: string): Promise<Error | undefined | 'nothing'> {
    const { delayMs, isBusy, hangs } = this.behaviour;
    if (isBusy) return BUSY;
    if (hangs) return 'nothing';
    const mail = { at: Date.now(), raw };
    for (const recipient of to) this.mails.set(recipient, [...(this.mails.get(recipient) ?? []), mail]);
    if (delayMs) await pause(delayMs);
    return undefined;
  }
}
