import type { Envelope, SmsProvider } from '../../app/ports.js';
import type { ReceiptSignature } from '../../app/receipt-signature.js';
import { KANNEL_REPORTS } from '../../domain/receipt.js';
import type { SendOutcome } from '../../domain/send-outcome.js';
import { outcomeOfFailure } from '../http/http-failure.js';
import { E164, withoutSlash } from '../http/sms-request.js';
import { outcomeOfAnswer } from './kannel-answer.js';

export interface KannelSettings {
  /** Where smsbox listens; `/cgi-bin/sendsms` is added. */
  readonly url: string;
  readonly username: string;
  readonly password: string;
  readonly sender: string;
  /** Where the gateway reaches this service with its reports. */
  readonly receiptBaseUrl: string;
  readonly timeoutMs: number;
}

/**
 * Sends by Kannel's `sendsms`, by POST with X-Kannel headers: the form by GET would leave number, text and password
 * in the access log. The delivery's id goes along as `account`, which Kannel logs beside each message.
 */
export class KannelProvider implements SmsProvider {
  readonly name = 'kannel';

  constructor(
    private readonly settings: KannelSettings,
    private readonly signatures: ReceiptSignature,
  ) {}

  async send(envelope: Envelope, text: string): Promise<SendOutcome> {
    if (!E164.test(envelope.recipient)) return { kind: 'refused', reason: 'recipient-invalid' };
    try {
      const answer = await fetch(`${withoutSlash(this.settings.url)}/cgi-bin/sendsms`, {
        method: 'POST',
        headers: this.headers(envelope),
        body: text,
        redirect: 'manual',
        signal: AbortSignal.timeout(this.settings.timeoutMs),
      });
      return outcomeOfAnswer(answer.status, await answer.text());
    } catch (error) {
      return outcomeOfFailure(error);
    }
  }

  private headers({ deliveryId, attempt, recipient }: Envelope): Record<string, string> {
    return {
      'content-type': 'text/plain; charset=UTF-8',
      'x-kannel-username': this.settings.username,
      'x-kannel-password': this.settings.password,
      'x-kannel-from': this.settings.sender,
      'x-kannel-to': recipient,
      'x-kannel-coding': '0',
      'x-kannel-account': deliveryId,
      'x-kannel-dlr-mask': String(KANNEL_REPORTS),
      'x-kannel-dlr-url': this.receiptUrl(deliveryId, attempt),
    };
  }

  /** Holds no percent sign but Kannel's own escape: it would fill in anything that looks like one. */
  private receiptUrl(deliveryId: string, attempt: number): string {
    const signature = this.signatures.of(deliveryId, attempt);
    const base = `${withoutSlash(this.settings.receiptBaseUrl)}/callbacks/kannel`;
    return `${base}?delivery=${deliveryId}&attempt=${attempt}&signature=${signature}&status=%d`;
  }
}
