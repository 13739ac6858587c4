import { WakeUp } from './wake-up.js';

const LONG_MS = 60_000;

describe('a loop that waits', () => {
  it('goes on at a ring', async () => {
    const wakeUp = new WakeUp();
    const waited = wakeUp.wait(LONG_MS);
    wakeUp.ring();
    await waited;
  });

  it('does not miss a ring that came while it was busy', async () => {
    const wakeUp = new WakeUp();
    wakeUp.ring();
    await wakeUp.wait(LONG_MS);
  });

  it('goes on by itself when its time has passed', async () => {
    await new WakeUp().wait(1);
  });
});
