import { createTransport } from 'nodemailer';
import type { Duty, DutyHealth } from '#runtime';
import type { Envelope, MailProvider } from '../../app/ports.js';
import { accepted, type SendOutcome } from '../../domain/send-outcome.js';
import type { Mail } from '../../domain/templates/mail-page.js';
import { OnePiece } from './one-piece.js';
import { outcomeOfFailure } from './smtp-failure.js';

export interface Mailbox {
  readonly name: string;
  readonly address: string;
}

export interface SmtpSettings {
  readonly name: string;
  /** smtp(s)://user:password@host:port */
  readonly url: string;
  readonly from: Mailbox;
  /** Where what cannot be delivered returns to; without it, to the sender. */
  readonly returnPath?: (deliveryId: string, attempt: number) => string;
  readonly timeoutMs: number;
  /** As many as there are workers, so that no message waits inside the pool. */
  readonly connections: number;
}

// No control characters, no white space, nothing that separates addresses: one recipient, whatever was typed.
const ADDRESS = /^[^\s\p{Cc}@<>()[\],;:\\"]{1,64}@[^\s\p{Cc}@<>()[\],;:\\"]{1,255}$/u;

function poolOf({ url, timeoutMs, connections }: SmtpSettings) {
  return createTransport({
    url,
    pool: true,
    maxConnections: connections,
    maxRequeues: 1,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    dnsTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

/** Sends by SMTP over kept connections. */
export class SmtpProvider implements MailProvider, Duty {
  readonly name: string;
  private readonly pool: ReturnType<typeof poolOf>;
  /** Message ids that have begun to be handed over: only then may a mail without an answer have arrived. */
  private readonly begun = new Set<string>();

  constructor(private readonly settings: SmtpSettings) {
    this.name = settings.name;
    this.pool = poolOf(settings);
    this.pool.use('stream', (mail, done) => {
      mail.message.transform(() => {
        this.begun.add(mail.message.messageId());
        return new OnePiece();
      });
      done();
    });
  }

  async send({ deliveryId, attempt, recipient }: Envelope, mail: Mail): Promise<SendOutcome> {
    if (!ADDRESS.test(recipient)) return { kind: 'refused', reason: 'recipient-invalid' };
    const { from, returnPath } = this.settings;
    // The same for each attempt: mailboxes that know it already keep one copy.
    const messageId = `<${deliveryId}@${from.address.split('@').at(-1)}>`;
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(), this.settings.timeoutMs);
    try {
      await this.pool.sendMail({
        messageId,
        from,
        to: { name: '', address: recipient },
        envelope: { from: returnPath?.(deliveryId, attempt) ?? from.address, to: [recipient] },
        subject: mail.subject,
        text: mail.text,
        html: mail.html,
        headers: { 'content-language': mail.locale, 'auto-submitted': 'auto-generated' },
        signal: late.signal,
      });
      return accepted;
    } catch (error) {
      return outcomeOfFailure(error, this.begun.has(messageId));
    } finally {
      clearTimeout(timer);
      this.begun.delete(messageId);
    }
  }

  async start(): Promise<void> {}

  async stop(): Promise<void> {
    this.pool.close();
  }

  async health(): Promise<DutyHealth> {
    return { ok: true };
  }
}
