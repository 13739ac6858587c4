import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { createLogger, type Duty, type DutyHealth, metrics } from '#runtime';
import type { RecordBounce } from '../../app/record-bounce.js';
import type { ReturnedAttempt, ReturnPaths } from '../../app/return-paths.js';
import { meaningOfStatus } from '../../domain/delivery-status.js';
import type { ReceiptMeaning } from '../../domain/receipt.js';
import { readReport } from './read-report.js';

type Done = (error?: Error | null) => void;

const log = createLogger('bounces');
const heard = metrics.counter({
  name: 'notification_bounces_total',
  help: 'Mails that came to a return path, by what they meant; unknown and refused ones too.',
  labelNames: ['meaning'],
});

const MOST_BYTES = 1024 * 1024;
/** The report stands before the returned mail; what comes later is not looked at. */
const BYTES_READ = 256 * 1024;
const MOST_RECIPIENTS = 10;
const ORDER: readonly ReceiptMeaning[] = ['bounced', 'undelivered', 'arrived'];

const refusal = (responseCode: number, text: string) => Object.assign(new Error(text), { responseCode });
const NO_SUCH_ADDRESS = '5.1.1 No such address here';

/**
 * Takes what mail servers return to the addresses that we sent from. It is meant to stand behind a mail server or in a
 * network of its own: it takes no other mail, and relays none.
 */
export class BounceListener implements Duty {
  readonly name = 'bounces';
  private readonly server: SMTPServer;

  constructor(
    private readonly at: { readonly host: string; readonly port: number },
    private readonly returnPaths: ReturnPaths,
    private readonly recordBounce: RecordBounce,
  ) {
    this.server = new SMTPServer({
      name: 'bounces',
      disabledCommands: ['AUTH', 'STARTTLS'],
      authOptional: true,
      disableReverseLookup: true,
      logger: false,
      size: MOST_BYTES,
      maxClients: 100,
      socketTimeout: 30_000,
      closeTimeout: 1_000,
      onRcptTo: ({ address }, session, done) => done(this.refusalOf(address, session)),
      onData: (stream, session, done) => void this.take(stream, session, done),
    });
    // A client that breaks off is no matter of ours.
    this.server.on('error', () => undefined);
  }

  async start(): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      const listening = this.server.listen(this.at.port, this.at.host, () => resolve());
      listening.once('error', reject);
    });
  }

  stop(): Promise<void> {
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  async health(): Promise<DutyHealth> {
    return { ok: this.server.server.listening };
  }

  /** Where it listens: any free port, when it was told 0. */
  get port(): number {
    return (this.server.server.address() as AddressInfo).port;
  }

  private refusalOf(address: string, { envelope }: SMTPServerSession): Error | null {
    if (envelope.rcptTo.length >= MOST_RECIPIENTS) return refusal(452, '4.5.3 Too many recipients');
    if (this.returnPaths.read(address)) return null;
    heard.inc({ meaning: 'refused' });
    return refusal(550, NO_SUCH_ADDRESS);
  }

  private async take(stream: SMTPServerDataStream, { envelope }: SMTPServerSession, done: Done): Promise<void> {
    try {
      const mail = await textOf(stream);
      if (stream.sizeExceeded) return done(refusal(552, '5.3.4 Too large'));
      const meaning = meaningOf(mail);
      const attempts = envelope.rcptTo.flatMap(({ address }) => this.returnPaths.read(address) ?? []);
      const known = await Promise.all(attempts.map((attempt) => this.record(attempt, meaning)));
      done(known.some(Boolean) ? null : refusal(550, NO_SUCH_ADDRESS));
    } catch (error) {
      log.error('bounce.not-recorded', error);
      // The mail server keeps it, and comes again.
      done(refusal(451, '4.3.0 Come back later'));
    }
  }

  private async record(attempt: ReturnedAttempt, meaning: ReceiptMeaning): Promise<boolean> {
    const known = await this.recordBounce.execute(attempt, meaning);
    heard.inc({ meaning: known ? meaning : 'unknown' });
    log.info('bounce.heard', { deliveryId: attempt.deliveryId, attempt: attempt.attempt, kind: meaning });
    return known;
  }
}

function meaningOf(mail: string): ReceiptMeaning {
  const meanings = readReport(mail).map(meaningOfStatus);
  return ORDER.find((meaning) => meanings.includes(meaning)) ?? 'nothing';
}

async function textOf(stream: SMTPServerDataStream): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    if (bytes < BYTES_READ) chunks.push(chunk);
    bytes += chunk.length;
  }
  return Buffer.concat(chunks).subarray(0, BYTES_READ).toString('latin1');
}
