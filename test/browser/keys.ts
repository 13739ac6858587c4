import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import type { Visitor } from '../../deploy/browser/visitor.js';
import type { Words } from '../../deploy/browser/words.js';
import type { Sample } from '../../deploy/journey/samples.js';

const FOCUS_NOW = `${readFileSync(join(import.meta.dirname, 'in-page.js'), 'utf8')}\nlooks.focusUnseenNow()`;
const MOST_STOPS = 80;

/** A visitor without a mouse. Whatever the focus stops at on the way has to show that it does. */
export class Keys {
  /** Stops that showed nothing. */
  readonly unseen: string[] = [];

  constructor(private readonly visitor: Visitor) {}

  /** Presses Tab until a control has the focus; or Shift+Tab, backwards. */
  async to(control: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    const { page } = this.visitor;
    const focused = page.locator(':focus').and(control);
    for (let stops = 0; stops < MOST_STOPS; stops += 1) {
      if ((await focused.count()) > 0) return;
      await page.keyboard.press(key);
      this.unseen.push(...(await page.evaluate<string[]>(FOCUS_NOW)));
    }
    throw new Error(`${key} does not lead to ${control}.`);
  }

  async type(field: Words, text: string): Promise<void> {
    await this.to(this.visitor.field(field));
    await this.visitor.page.keyboard.type(text);
  }

  async press(control: Locator, key: 'Enter' | 'Space' = 'Enter'): Promise<void> {
    await this.to(control);
    await this.visitor.page.keyboard.press(key);
  }

  /** Opens the dialog of the device for a file by keys, and gives it one. */
  async choose(input: Locator, { fileName, contentType, bytes }: Sample): Promise<void> {
    const chooser = this.visitor.page.waitForEvent('filechooser');
    await this.press(input);
    await (await chooser).setFiles({ name: fileName, mimeType: contentType, buffer: Buffer.from(bytes) });
  }
}
