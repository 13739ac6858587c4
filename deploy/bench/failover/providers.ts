import { type Gateway, startGateway } from '../../local/sms-gateway/gateway.js';
import type { Channel } from '../code-issuer.js';
import { type MailBehaviour, MailSink } from '../mail-sink.js';

/** What the preferred provider of each channel does; `away` answers at no port. */
export interface Behaviour {
  readonly sms: object | 'away';
  readonly email: MailBehaviour | 'away';
}

export const WELL: Behaviour = { sms: {}, email: {} };

export interface Arrival {
  readonly channel: Channel;
  readonly recipient: string;
  readonly by: 'A' | 'B';
  readonly at: number;
}

interface Login {
  readonly username: string;
  readonly password: string;
}

/** Provider A of each channel, which misbehaves when told, and provider B, which never does. */
export class ProviderPairs {
  private readonly earlier: Arrival[] = [];

  private constructor(
    private readonly login: Login,
    private sms: Gateway | undefined,
    private mail: MailSink | undefined,
    private readonly secondMail: MailSink,
    readonly secondSmsUrl: string,
    private readonly ports: Readonly<Record<Channel, number>>,
  ) {}

  /** `secondSmsUrl`: the SMS gateway of the local system, whose JSON interface is provider B. */
  static async open(login: Login, secondSmsUrl: string): Promise<ProviderPairs> {
    const sms = await startGateway({ host: '127.0.0.1', port: 0, ...login });
    const [mail, secondMail] = [await MailSink.open(), await MailSink.open()];
    const ports = { sms: Number(new URL(sms.url).port), email: Number(new URL(mail.url).port) };
    return new ProviderPairs(login, sms, mail, secondMail, secondSmsUrl, ports);
  }

  /** For notification. */
  get environment(): Record<string, string> {
    return {
      KANNEL_URL: `http://127.0.0.1:${this.ports.sms}`,
      SMTP_URL: `smtp://127.0.0.1:${this.ports.email}`,
      SMTP_URL_2: this.secondMail.url,
    };
  }

  async behave({ sms, email }: Behaviour): Promise<void> {
    await this.behaveAsGateway(sms);
    await this.behaveAsMailServer(email);
  }

  /** Everything that reached a phone or a mailbox so far. */
  async arrivals(): Promise<Arrival[]> {
    return [
      ...this.earlier,
      ...(this.sms ? await texts(this.sms.url, 'A') : []),
      ...(await texts(this.secondSmsUrl, 'B')),
      ...(this.mail ? mails(this.mail, 'A') : []),
      ...mails(this.secondMail, 'B'),
    ];
  }

  async close(): Promise<void> {
    await this.sms?.close();
    await this.mail?.close();
    await this.secondMail.close();
  }

  private async behaveAsGateway(behaviour: object | 'away'): Promise<void> {
    if (behaviour === 'away') {
      if (this.sms) this.earlier.push(...(await texts(this.sms.url, 'A')));
      await this.sms?.close();
      this.sms = undefined;
      return;
    }
    this.sms ??= await startGateway({ host: '127.0.0.1', port: this.ports.sms, ...this.login });
    await fetch(`${this.sms.url}/api/behaviour`, { method: 'PUT', body: JSON.stringify(behaviour) });
  }

  private async behaveAsMailServer(behaviour: MailBehaviour | 'away'): Promise<void> {
    if (behaviour === 'away') {
      if (this.mail) this.earlier.push(...mails(this.mail, 'A'));
      await this.mail?.close();
      this.mail = undefined;
      return;
    }
    this.mail ??= await MailSink.open({ port: this.ports.email });
    this.mail.behaviour = behaviour;
  }
}

async function texts(url: string, by: 'A' | 'B'): Promise<Arrival[]> {
  const found = (await (await fetch(`${url}/api/messages`)).json()) as readonly { to: string; at: string }[];
  return found.map(({ to, at }) => ({ channel: 'sms', recipient: to, by, at: Date.parse(at) }));
}

function mails(sink: MailSink, by: 'A' | 'B'): Arrival[] {
  return [...sink.kept].flatMap(([recipient, received]) =>
    received.map(({ at }) => ({ channel: 'email' as const, recipient, by, at })),
  );
}
