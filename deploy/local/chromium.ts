import { installPackage } from './packages.js';
import type { Tell } from './part.js';
import { missing } from './problem.js';
import { onPath } from './programs.js';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];
const found = () => NAMES.map(onPath).find((path) => path !== undefined);

/** Path of a Chromium on PATH; Debian's own is installed first when there is none. */
export async function findChromium(tell?: Tell): Promise<string> {
  if (!found()) {
    tell?.('installing chromium with apt-get');
    await installPackage('chromium', 'Chromium', '--cask chromium');
  }
  const path = found();
  if (!path) throw missing('Chromium is missing.', 'Install it and put chromium on PATH.');
  return path;
}
