import { useState } from 'react';
import { renewSession } from '../api/client.js';
import { Button } from '../design/button.js';
import { Dialog } from '../design/dialog.js';
import { useNow } from '../design/tick.js';
import { TimeLeft } from '../design/time-left.js';
import { useTexts } from '../texts/catalogue.js';
import { presenceEnds, useOver, usePresence } from './presence.js';
import { logInAgain } from './relogin.js';
import { sessionTexts } from './texts.js';

const WARN_MS = 10 * 60_000;

/** Warns before a session ends by itself, so that nobody loses what they are writing. */
export function SessionWatch() {
  const present = usePresence();
  const over = useOver();
  return present && !over ? <Watching /> : null;
}

function Watching() {
  const t = useTexts(sessionTexts);
  const now = useNow();
  const [dismissed, setDismissed] = useState(0);
  const ends = presenceEnds();
  if (!ends || ends.at - now > WARN_MS || ends.at <= now || dismissed === ends.at) return null;
  const close = () => setDismissed(ends.at);
  const stay = async () => {
    close();
    if (ends.final) await logInAgain(true);
    else await renewSession().catch(() => false);
  };
  return (
    <Dialog title={t.endsTitle} onClose={close}>
      <p>
        {ends.final ? t.endsFinal : t.endsIdle} <TimeLeft seconds={(ends.at - now) / 1_000} />.
      </p>
      <p>{t.nothingLost}</p>
      <div className="actions">
        <Button onPress={() => void stay()}>{ends.final ? t.loginAgain : t.stay}</Button>
      </div>
    </Dialog>
  );
}
