import { type ReactNode, useState } from 'react';
import { Button } from '../design/button.js';
import { Notice } from '../design/notice.js';
import { useTexts } from '../texts/catalogue.js';
import { forgetTyped, hasTyped } from './draft-store.js';
import { stepTexts } from './texts.js';

/** Tells of a draft that was made in another tab while this one was being filled in. */
export function OwnTab({ children }: { readonly children: ReactNode }) {
  const t = useTexts(stepTexts);
  const [typed, setTyped] = useState(hasTyped);
  if (!typed) return <>{children}</>;
  return (
    <Notice tone="warning" title={t.otherTabTitle} urgent>
      <p>{t.otherTabText}</p>
      <Button
        onPress={() => {
          forgetTyped();
          setTyped(false);
        }}
      >
        {t.otherTabGo}
      </Button>
    </Notice>
  );
}
