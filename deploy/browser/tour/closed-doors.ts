import { openDevelopmentPeriod, type Profile, setPeriod } from '../../local/index.js';
import type { Visitor } from '../visitor.js';
import { type Look, lookAt, settled } from './look.js';

const DAY_MS = 86_400_000;
const day = (from: number) => new Date(Date.now() + from * DAY_MS).toISOString();
const notYet = { id: 'Belum dibuka', en: 'Not open yet' };
const closed = { id: 'Sudah ditutup', en: 'Closed' };

/** The start page and the way in before a period opens and after it has closed. It is open again afterwards. */
export async function lookAtClosedDoors(visitor: Visitor, profile: Profile, look: Look): Promise<void> {
  const times = [
    ['belum-dibuka', notYet, day(3), day(40)],
    ['sudah-ditutup', closed, day(-40), day(-1)],
  ] as const;
  try {
    for (const [name, words, opens, closes] of times) {
      await setPeriod(profile, { opens, closes });
      await visitor.page.goto('/');
      await settled(visitor);
      await visitor.text(words).first().waitFor();
      await look(visitor, `beranda-${name}`);
      await lookAt(visitor, look, '/daftar', `mulai-${name}`);
    }
  } finally {
    await openDevelopmentPeriod(profile);
  }
}
