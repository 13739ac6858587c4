import { useSyncExternalStore } from 'react';
import { proofOfWorkRuns } from '../api/proof-of-work.js';
import { Waiting } from '../design/waiting.js';
import { useTexts } from '../texts/catalogue.js';
import { problemWords } from './texts.js';

/** What the reader waits for after pressing the button. */
export function Working({ busy }: { readonly busy: boolean }) {
  const t = useTexts(problemWords);
  const calculating = useSyncExternalStore(proofOfWorkRuns.subscribe, proofOfWorkRuns.get, proofOfWorkRuns.get);
  if (!busy) return <div role="status" />;
  return <Waiting>{calculating ? t.calculating : t.sending}</Waiting>;
}
