import { lazy, Suspense, useSyncExternalStore } from 'react';
import type { Registration, Session } from '../api/answers.js';
import { queries } from '../api/queries.js';
import { TextButton } from '../design/button.js';
import { Dialog } from '../design/dialog.js';
import { Waiting } from '../design/waiting.js';
import { useTexts } from '../texts/catalogue.js';
import { noteOver } from './presence.js';
import { type Interrupted, interruption } from './relogin.js';
import { sessionTexts } from './texts.js';

// Forms weigh as much as the rest of the frame; few sessions end under somebody's hands.
const LoginForm = lazy(async () => ({ default: (await import('./login-form.js')).LoginForm }));

/** Somebody else logged in: what is on the page is not theirs. */
function goOn({ registrationId }: Session, interrupted: Interrupted): void {
  const before = queries.getQueriesData<Registration>({ queryKey: ['registration'] })[0]?.[1];
  if (before && before.registrationId !== registrationId) location.assign('/akun');
  else interrupted.done();
}

/** Logging in again over the page that was interrupted. */
export function InterruptedDialog() {
  const t = useTexts(sessionTexts);
  const interrupted = useSyncExternalStore(interruption.subscribe, interruption.get, interruption.get);
  if (!interrupted) return null;
  const { early } = interrupted;
  const giveUp = () => {
    if (!early) noteOver();
    interrupted.giveUp();
  };
  return (
    <Dialog title={t.overTitle} onClose={giveUp}>
      <p>{early ? t.sameField : `${t.overText} ${t.sameField}`}</p>
      <Suspense fallback={<Waiting />}>
        <LoginForm
          scope="again"
          onLogin={(session) => goOn(session, interrupted)}
          beside={<TextButton onPress={giveUp}>{t.later}</TextButton>}
        />
      </Suspense>
    </Dialog>
  );
}
