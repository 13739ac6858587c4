import { type Browser, chromium } from 'playwright-core';
import { findChromium } from '../local/index.js';

/** Nothing of its own goes out: no updates, no lists, no first-run page. */
const QUIET = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-gpu',
  '--disable-quic',
  '--disable-sync',
  '--no-first-run',
];

/** Root has no sandbox to offer it; all that it opens is ours, on this machine. */
export const chromiumFlags = () => (process.getuid?.() === 0 ? [...QUIET, '--no-sandbox'] : QUIET);

/** A Chromium without a window. */
export async function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await findChromium(), args: chromiumFlags() });
}
