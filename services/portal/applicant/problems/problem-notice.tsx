import { useState } from 'react';
import type { Problem } from '../api/problem.js';
import { Notice } from '../design/notice.js';
import { useNow } from '../design/tick.js';
import { TimeLeft } from '../design/time-left.js';
import { useTexts } from '../texts/catalogue.js';
import { problemWords } from './texts.js';

/** What the API answered, in its own words, with the reference where it was our fault. */
export function ProblemNotice({ problem }: { readonly problem: Problem }) {
  const t = useTexts(problemWords);
  return (
    <Notice tone="negative" title={problem.title} urgent>
      <p>{problem.fields.map(({ detail }) => detail).join(' ') || problem.detail}</p>
      {problem.retryAfter !== undefined && <AgainIn seconds={problem.retryAfter} />}
      {problem.status >= 500 && problem.reference && (
        <p className="small">
          {t.reference} <span className="number">{problem.reference}</span>
        </p>
      )}
    </Notice>
  );
}

function AgainIn({ seconds }: { readonly seconds: number }) {
  const t = useTexts(problemWords);
  const now = useNow();
  const [until] = useState(() => Date.now() + seconds * 1_000);
  const left = Math.ceil((until - now) / 1_000);
  if (left <= 0) return <p>{t.againNow}</p>;
  return (
    <p>
      {t.againIn} <TimeLeft seconds={left} />.
    </p>
  );
}
