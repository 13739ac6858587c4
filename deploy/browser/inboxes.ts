import type { BrowserContext, Page } from 'playwright-core';
import { until } from '../local/index.js';

const CODE = /(?<!\d)\d{6}(?!\d)/;
/** Subjects of mails that carry a code. */
const WITH_CODE = /\b(kode|code)\b/i;
const COMES_WITHIN_MS = 60_000;
const LOOK_EVERY_MS = 250;

/** Where messages arrive, in a tab of its own: what was read once is not taken for new. */
abstract class Inbox {
  private readonly read = new Set<string>();
  private tab?: Promise<Page>;

  constructor(
    private readonly context: BrowserContext,
    protected readonly url: string,
    protected readonly address: string,
  ) {}

  /** The code of the newest message, waited for. */
  newCode(): Promise<string> {
    return this.newest((tab) => this.codeOn(tab));
  }

  /** The link of the newest message, waited for. */
  newLink(): Promise<string> {
    return this.newest((tab) => this.linkOn(tab));
  }

  protected abstract open(tab: Page): Promise<void>;
  protected abstract codeOn(tab: Page): Promise<string | undefined>;
  protected abstract linkOn(tab: Page): Promise<string | undefined>;

  private async newest(find: (tab: Page) => Promise<string | undefined>): Promise<string> {
    this.tab ??= this.context.newPage().then(async (page) => {
      await this.open(page);
      return page;
    });
    const tab = await this.tab;
    let found: string | undefined;
    const isNew = async () => {
      found = await find(tab);
      return found !== undefined && !this.read.has(found);
    };
    if (!(await until(isNew, COMES_WITHIN_MS, LOOK_EVERY_MS)) || !found)
      throw new Error(`No new message came to ${this.address}.`);
    this.read.add(found);
    return found;
  }
}

export class Mailbox extends Inbox {
  protected async open(tab: Page): Promise<void> {
    // A list beside the mail, as on a large screen.
    await tab.setViewportSize({ width: 1_280, height: 800 });
    await tab.goto(this.url);
    await tab.getByPlaceholder('Search emails...').fill(this.address);
  }

  protected async codeOn(tab: Page): Promise<string | undefined> {
    return CODE.exec((await (await this.newestMail(tab)).getByRole('main').textContent()) ?? '')?.[0];
  }

  protected async linkOn(tab: Page): Promise<string | undefined> {
    const mail = await this.newestMail(tab);
    return (await mail.getByRole('link', { name: /\/verifikasi#/ }).getAttribute('href')) ?? undefined;
  }

  private async newestMail(tab: Page) {
    await tab.getByRole('complementary').getByRole('button', { name: WITH_CODE }).first().click();
    return tab.frameLocator('main iframe');
  }
}

export class Phone extends Inbox {
  protected async open(tab: Page): Promise<void> {
    await tab.goto(this.url);
    await tab.getByLabel(/Nomor/).fill(this.address);
    await tab.getByRole('button', { name: /Cari/ }).click();
    // A page that is still on its way to another cannot be loaded anew.
    await tab.waitForURL(({ searchParams }) => searchParams.has('to'));
  }

  protected async codeOn(tab: Page): Promise<string | undefined> {
    await tab.reload();
    return CODE.exec((await this.newestSms(tab).textContent()) ?? '')?.[0];
  }

  protected async linkOn(tab: Page): Promise<string | undefined> {
    await tab.reload();
    return (await this.newestSms(tab).getByRole('link').getAttribute('href')) ?? undefined;
  }

  private newestSms(tab: Page) {
    return tab.getByRole('article').first();
  }
}
