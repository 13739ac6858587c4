import { randomUUID } from 'node:crypto';

/** One report of the network about one message, and what the application answered to it. */
export interface SentReport {
  /** Kannel's value: 1 delivered, 2 not delivered, 8 accepted by the network, 16 refused by it. */
  value: number;
  at: string;
  /** HTTP status, or null when nobody answered. */
  answer: number | null;
}

/** A message that reached a phone. */
export interface Message {
  id: string;
  at: string;
  from: string;
  to: string;
  text: string;
  /** 1, or 2 for the second copy that a misbehaving gateway made. */
  copy: number;
  /** What the sender called it: Kannel's `account`, or the `id` of the JSON interface. */
  account: string | null;
  /** The interface by which it came. */
  via: 'kannel' | 'json';
  reports: SentReport[];
}

const digitsOf = (number: string) => number.replace(/\D/g, '');

/** Keeps the newest messages in memory, oldest first. */
export class MessageBox {
  private messages: Message[] = [];

  constructor(private readonly most = 20_000) {}

  add(message: Pick<Message, 'from' | 'to' | 'text' | 'copy' | 'account' | 'via'>): Message {
    const kept = { id: randomUUID(), at: new Date().toISOString(), ...message, reports: [] };
    this.messages.push(kept);
    if (this.messages.length > this.most * 1.1) this.messages = this.messages.slice(-this.most);
    return kept;
  }

  /** Those to one number, in whatever way it is written (`+62…` comes as a space from a query). */
  list(to?: string): readonly Message[] {
    const wanted = digitsOf(to ?? '');
    return wanted ? this.messages.filter((message) => digitsOf(message.to) === wanted) : this.messages;
  }

  clear(): void {
    this.messages = [];
  }
}
