import type { Visitor } from '../visitor.js';
import type { Words } from '../words.js';

/** Looks at what a visitor sees now; the name is short, fit for a file, and the same in both languages. */
export type Look = (visitor: Visitor, name: string) => Promise<void>;

/** Waits until the page is there, and nothing on it says that something is still on its way. */
export async function settled({ page }: Visitor): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.locator('main .spinner').first().waitFor({ state: 'detached' });
}

/** Opens a page by its address, and looks at it when it is there. */
export async function lookAt(visitor: Visitor, look: Look, path: string, name: string): Promise<void> {
  await visitor.page.goto(path);
  await settled(visitor);
  await look(visitor, name);
}

/** Presses a button that leads to a summary of what is wrong. */
export async function pressAndSeeProblem(visitor: Visitor, button: Words): Promise<void> {
  await visitor.press(button);
  await visitor.page.locator('.errors').waitFor();
}
