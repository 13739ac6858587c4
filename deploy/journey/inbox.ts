import { setTimeout as pause } from 'node:timers/promises';
import type { Channel } from './answers.js';

/** A message as a person finds it: on the phone or in the mailbox. */
export interface Message {
  readonly id: string;
  readonly text: string;
}

/** Where messages to one person arrive. */
export interface Recipient {
  readonly channel: Channel;
  /** E-mail address, or phone number in E.164. */
  readonly address: string;
}

const LOOK_EVERY_MS = 100;

/** The six digits of a message. */
export function codeIn({ text }: Message): string {
  const code = /(?<!\d)\d{6}(?!\d)/.exec(text)?.[0];
  if (!code) throw new Error('A message arrived without a code.');
  return code;
}

/** The token of the link in a message: what stands behind the #. */
export function tokenIn({ text }: Message): string {
  const token = /\/verifikasi#([\w-]+)/.exec(text)?.[1];
  if (!token) throw new Error('A message arrived without a link.');
  return token;
}

/** The inboxes of the local system: maildev for mail, the SMS gateway for phones. Both can be opened in a browser. */
export class Inboxes {
  // What was read once stays read, also when the inbox itself is restarted meanwhile.
  private readonly found = new Map<string, Map<string, Message>>();

  constructor(
    private readonly mailUrl: string,
    private readonly smsUrl: string,
  ) {}

  /** Everything that has arrived so far, oldest first. */
  async messagesTo(recipient: Recipient): Promise<readonly Message[]> {
    const messages = recipient.channel === 'email' ? await this.mails(recipient) : await this.texts(recipient);
    const found = this.found.get(recipient.address) ?? new Map<string, Message>();
    this.found.set(recipient.address, found);
    for (const message of messages) found.set(message.id, message);
    return [...found.values()];
  }

  /** Waits for the `nth` message to somebody, the first being 1. */
  async waitFor(recipient: Recipient, nth: number, timeoutMs: number): Promise<Message> {
    const deadline = performance.now() + timeoutMs;
    while (performance.now() < deadline) {
      // An inbox that is being restarted says nothing; what it received is there afterwards.
      const messages = await this.messagesTo(recipient).catch(() => []);
      const message = messages[nth - 1];
      if (message) return message;
      await pause(LOOK_EVERY_MS);
    }
    throw new Error(`No ${recipient.channel} message number ${nth} arrived within ${timeoutMs / 1_000} s.`);
  }

  private async mails({ address }: Recipient): Promise<Message[]> {
    return listFrom(new URL(`/api/email?to.address=${encodeURIComponent(address)}`, this.mailUrl));
  }

  private async texts({ address }: Recipient): Promise<Message[]> {
    return listFrom(new URL(`/api/messages?to=${encodeURIComponent(address)}`, this.smsUrl));
  }
}

async function listFrom(url: URL): Promise<Message[]> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`The inbox at ${url.origin} answers ${response.status}.`);
  return (await response.json()) as Message[];
}
