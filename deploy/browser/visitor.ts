import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import type { Place } from '../journey/options.js';
import type { Person } from '../journey/person.js';
import { Mailbox, Phone } from './inboxes.js';
import { Watch } from './watch.js';
import type { Language, Words } from './words.js';

export interface Device {
  readonly width: number;
  readonly height: number;
  readonly language: Language;
}

export const PHONE = { width: 360, height: 740 } as const;
export const DESKTOP = { width: 1280, height: 800 } as const;

/** What takes longer on the pages is an error to those who wait. */
const PATIENCE_MS = 30_000;

/** Somebody at a browser of their own, who goes by what the pages say. */
export class Visitor {
  readonly mailbox: Mailbox;
  readonly phone: Phone;

  private constructor(
    readonly place: Place,
    readonly person: Person,
    readonly language: Language,
    readonly watch: Watch,
    readonly context: BrowserContext,
    /** The tab that is looked at. */
    public page: Page,
  ) {
    this.mailbox = new Mailbox(context, place.mailUrl, person.email);
    this.phone = new Phone(context, place.smsUrl, person.phone);
  }

  /** A fresh browser: no cookie, nothing stored, nothing cached. */
  static async arrive(browser: Browser, place: Place, person: Person, device: Device): Promise<Visitor> {
    const { width, height, language } = device;
    const isPhone = width < 600;
    const context = await browser.newContext({
      baseURL: place.base,
      viewport: { width, height },
      hasTouch: isPhone,
      isMobile: isPhone,
      locale: language === 'id' ? 'id-ID' : 'en-GB',
      timezoneId: 'Asia/Makassar',
      acceptDownloads: true,
    });
    context.setDefaultTimeout(PATIENCE_MS);
    const watch = new Watch(place.base, [place.mailUrl, place.smsUrl]);
    await watch.begin(context);
    return new Visitor(place, person, language, watch, context, await context.newPage());
  }

  /** The same person in a second tab of the same browser. */
  async newTab(): Promise<Visitor> {
    const page = await this.context.newPage();
    return new Visitor(this.place, this.person, this.language, this.watch, this.context, page);
  }

  /** The words of a page in the reader's language. */
  say(words: Words): string | RegExp {
    return words[this.language];
  }

  heading(words: Words): Locator {
    return this.page.getByRole('heading', { name: this.say(words), exact: true });
  }

  button(words: Words): Locator {
    return this.page.getByRole('button', { name: this.say(words), exact: true });
  }

  link(words: Words): Locator {
    return this.page.getByRole('link', { name: this.say(words), exact: true });
  }

  field(words: Words): Locator {
    return this.page.getByLabel(this.say(words), { exact: true });
  }

  text(words: Words): Locator {
    return this.page.getByText(this.say(words));
  }

  /** Waits for a page, or a part of one, by its heading. */
  async sees(words: Words): Promise<void> {
    await this.heading(words).waitFor();
  }

  async reads(words: Words): Promise<void> {
    await this.text(words).first().waitFor();
  }

  async press(words: Words): Promise<void> {
    await this.button(words).click();
  }

  async follow(words: Words): Promise<void> {
    await this.link(words).first().click();
  }

  async fill(words: Words, text: string): Promise<void> {
    await this.field(words).fill(text);
  }

  async leave(): Promise<void> {
    await this.context.close();
  }
}
