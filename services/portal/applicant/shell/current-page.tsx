import { type ComponentType, useEffect, useState } from 'react';
import { Redirect, useLocation } from 'wouter';
import { noAnswer } from '../api/problem.js';
import { Waiting } from '../design/waiting.js';
import { Busy } from '../problems/busy.js';
import { usePresence } from '../session/presence.js';
import { pageAt } from '../site-map.js';
import { noteNavigation } from './navigation.js';

type PageModule = { readonly default: ComponentType };
const loaders = import.meta.glob<PageModule>('../pages/*/page.tsx');

interface Shown {
  readonly path: string;
  readonly Page: ComponentType;
}

function load(name: string): Promise<PageModule> {
  const loader = loaders[`../pages/${name}/page.tsx`];
  return loader ? loader() : Promise.reject(new Error(`there is no page ${name}`));
}

/** The page of a path. The one before stays until the next one has come. */
function usePageOf(path: string, name: string) {
  const [shown, setShown] = useState<Shown>();
  const [failure, setFailure] = useState<{ readonly path: string }>();
  useEffect(() => {
    let left = false;
    if (failure?.path === path) return undefined;
    load(name).then(
      ({ default: Page }) => {
        if (left) return;
        if (shown && shown.path !== path) noteNavigation();
        if (shown?.path !== path) setShown({ path, Page });
      },
      () => {
        if (!left) setFailure({ path });
      },
    );
    return () => {
      left = true;
    };
  }, [name, path, failure, shown]);
  return { shown, failed: failure?.path === path, again: () => setFailure(undefined) };
}

export function CurrentPage() {
  const [path] = useLocation();
  const present = usePresence();
  const page = pageAt(path);
  const { shown, failed, again } = usePageOf(path, page?.page ?? 'not-found');
  if (page?.needsSession && !present) return <Redirect to={`/masuk?lanjut=${encodeURIComponent(path)}`} replace />;
  // Nor does one stay, until the next one has come, for somebody who has logged out.
  const isOver = !present && shown && pageAt(shown.path)?.needsSession;
  if (failed) return <Busy problem={noAnswer()} onRetry={again} />;
  if (!shown || isOver) return <Waiting />;
  return <shown.Page key={shown.path} />;
}
