import { useEffect, useRef } from 'react';
import { renewSession } from '../api/client.js';
import { queries } from '../api/queries.js';
import { Button } from '../design/button.js';
import { Notice } from '../design/notice.js';
import { useTexts } from '../texts/catalogue.js';
import { useOver } from './presence.js';
import { sessionTexts } from './texts.js';

/** Over the page of somebody whose session is over and who did not log in again yet. */
export function SessionOver() {
  return useOver() ? <Over /> : null;
}

function Over() {
  const t = useTexts(sessionTexts);
  const goBack = useFieldLeft();
  useEffect(() => () => void loadMissing(), []);
  const open = () => {
    // The dialog gives the focus back to where it found it.
    goBack();
    void renewSession().catch(() => false);
  };
  return (
    <Notice tone="warning" title={t.laterTitle}>
      <p>{t.laterText}</p>
      <Button small onPress={open}>
        {t.loginAgain}
      </Button>
    </Notice>
  );
}

/** What could not be loaded meanwhile. */
const loadMissing = () => queries.refetchQueries({ predicate: ({ state }) => state.status === 'error' });

/** The way back to the field that had the focus last. */
function useFieldLeft(): () => void {
  const field = useRef<HTMLElement>(null);
  useEffect(() => {
    const remember = (target: EventTarget | null) => {
      if (target instanceof HTMLElement && target.matches('main :is(input, select, textarea)')) field.current = target;
    };
    const onFocus = ({ target }: FocusEvent) => remember(target);
    remember(document.activeElement);
    addEventListener('focusin', onFocus);
    return () => removeEventListener('focusin', onFocus);
  }, []);
  return () => field.current?.focus();
}
