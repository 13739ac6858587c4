import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import type { Visitor } from '../../deploy/browser/visitor.js';

/** Run by the debugger, and not by the page: its policy lets no other script in. */
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const inPage = readFileSync(join(import.meta.dirname, 'in-page.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe has against a page, with the elements that it means. */
async function violations(page: Page, rules: readonly string[] = RULES): Promise<string[]> {
  await page.evaluate(axe);
  const found = await page.evaluate<AxeResults>(`axe.run({ runOnly: ${JSON.stringify(rules)} })`);
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary?.replace(/\s+/g, ' ')}`),
  );
}

type Measure = 'smallTargets' | 'focusUnseen' | 'overflow';
const measured = (page: Page, what: Measure) => page.evaluate<string[]>(`${inPage}\nlooks.${what}()`);

const named = (name: string, problems: readonly string[]) => problems.map((problem) => `${name}: ${problem}`);

async function inDark(page: Page): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'dark' });
  const found = await violations(page, ['cat.color']);
  await page.emulateMedia({ colorScheme: 'light' });
  return found;
}

async function narrow(page: Page): Promise<string[]> {
  const before = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 640 });
  const found = await measured(page, 'overflow');
  if (before) await page.setViewportSize(before);
  return found;
}

async function withLargeText(page: Page): Promise<string[]> {
  const size = (to: string) => page.evaluate(`document.documentElement.style.fontSize = '${to}'`);
  await size('200%');
  const found = await measured(page, 'overflow');
  await size('');
  return found;
}

/** Everything against what is shown now: rules, dark colours, small targets, hidden focus, and what does not fit. */
export async function audit({ page }: Visitor, name: string): Promise<string[]> {
  return [
    ...named(name, await violations(page)),
    ...named(`${name}, dark`, await inDark(page)),
    ...named(name, await measured(page, 'smallTargets')),
    ...named(name, await measured(page, 'focusUnseen')),
    ...named(`${name}, 320 px`, await narrow(page)),
    ...named(`${name}, text at 200 %`, await withLargeText(page)),
  ];
}
