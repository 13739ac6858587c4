import { useEffect, useRef, useState } from 'react';
import type { Problem } from '../api/problem.js';
import { Button, TextButton } from '../design/button.js';
import { Notice } from '../design/notice.js';
import { useNow } from '../design/tick.js';
import { Countdown } from '../design/time-left.js';
import { useTexts } from '../texts/catalogue.js';
import { problemWords } from './texts.js';

interface BusyProps {
  readonly problem: Problem;
  readonly onRetry: () => void;
  readonly onStop?: () => void;
}

/** Refused for a moment: counts down what the answer asked for, and tries again by itself. */
export function Busy({ problem, onRetry, onStop }: BusyProps) {
  const t = useTexts(problemWords);
  const now = useNow();
  const [until] = useState(() => Date.now() + (problem.retryAfter ?? 0) * 1_000);
  const left = Math.max(0, Math.ceil((until - now) / 1_000));
  const retried = useRef(false);
  useEffect(() => {
    if (left > 0 || retried.current) return;
    retried.current = true;
    onRetry();
  }, [left, onRetry]);
  return (
    <Notice tone="neutral" title={problem.title} urgent>
      <p>{problem.detail}</p>
      <p>{t.busyText}</p>
      <p className="small">{t.again}</p>
      <Countdown seconds={left} />
      <div className="actions">
        <Button kind="second" onPress={onRetry}>
          {t.tryNow}
        </Button>
        {onStop && <TextButton onPress={onStop}>{t.toForm}</TextButton>}
      </div>
    </Notice>
  );
}
