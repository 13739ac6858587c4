import type { Envelope, SmsProvider } from '../../app/ports.js';
import type { ReceiptSignature } from '../../app/receipt-signature.js';
import type { SendOutcome } from '../../domain/send-outcome.js';
import { outcomeOfFailure } from '../http/http-failure.js';
import { E164, withoutSlash } from '../http/sms-request.js';
import { outcomeOfAnswer } from './answer.js';
import { fill, type Placeholder, type SmsDescription } from './description.js';

export interface GenericSmsSettings {
  readonly description: SmsDescription;
  /** Where the provider reaches this service with its reports. */
  readonly receiptBaseUrl: string;
  readonly timeoutMs: number;
}

type Values = Readonly<Record<Placeholder, string>>;

/** Sends by any HTTP interface that takes JSON or a form, as data describes it. */
export class GenericSmsProvider implements SmsProvider {
  readonly name: string;

  constructor(
    private readonly settings: GenericSmsSettings,
    private readonly signatures: ReceiptSignature,
  ) {
    this.name = settings.description.name;
  }

  async send(envelope: Envelope, text: string): Promise<SendOutcome> {
    if (!E164.test(envelope.recipient)) return { kind: 'refused', reason: 'recipient-invalid' };
    const { description, timeoutMs } = this.settings;
    const values = this.valuesOf(envelope, text);
    const body = bodyOf(description, values);
    const headers = Object.entries(description.headers).map(([name, value]) => [name, fill(value, values)] as const);
    try {
      const answer = await fetch(description.url, {
        method: description.method,
        headers: { 'content-type': body.type, ...Object.fromEntries(headers) },
        body: body.text,
        redirect: 'manual',
        signal: AbortSignal.timeout(timeoutMs),
      });
      return outcomeOfAnswer(description, { status: answer.status, body: await answer.text() });
    } catch (error) {
      return outcomeOfFailure(error);
    }
  }

  private valuesOf({ deliveryId, attempt, recipient }: Envelope, text: string): Values {
    const signature = this.signatures.of(deliveryId, attempt);
    const base = `${withoutSlash(this.settings.receiptBaseUrl)}/callbacks/generic`;
    const receiptUrl = `${base}?delivery=${deliveryId}&attempt=${attempt}&signature=${signature}`;
    return { recipient, recipientDigits: recipient.slice(1), text, messageId: deliveryId, receiptUrl };
  }
}

function bodyOf({ body }: SmsDescription, values: Values): { type: string; text: string } {
  if ('json' in body) return { type: 'application/json', text: JSON.stringify(filled(body.json, values)) };
  const form = Object.fromEntries(Object.entries(body.form).map(([name, value]) => [name, fill(value, values)]));
  return { type: 'application/x-www-form-urlencoded', text: new URLSearchParams(form).toString() };
}

/** Fills the texts of a JSON value before it is written out, so that no text can leave its quotation marks. */
function filled(value: unknown, values: Values): unknown {
  if (typeof value === 'string') return fill(value, values);
  if (Array.isArray(value)) return value.map((each) => filled(each, values));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, filled(each, values)]));
}
