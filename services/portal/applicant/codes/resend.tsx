import { useState } from 'react';
import type { Channel } from '../api/answers.js';
import { isProblem, type Problem } from '../api/problem.js';
import { Button } from '../design/button.js';
import { useNow } from '../design/tick.js';
import { TimeLeft } from '../design/time-left.js';
import { ProblemNotice } from '../problems/problem-notice.js';
import { Working } from '../problems/working.js';
import { useTexts } from '../texts/catalogue.js';
import { codeTexts } from './texts.js';

interface ResendProps {
  /** From when on, in milliseconds. */
  readonly after: number;
  readonly other?: { readonly channel: Channel; readonly masked: string } | null;
  readonly sendsLeft?: number;
  /** @throws Problem */
  readonly onResend: (channel?: Channel) => Promise<void>;
}

/** Another code, once the time for it has come. */
export function Resend({ after, other, sendsLeft, onResend }: ResendProps) {
  const t = useTexts(codeTexts);
  const left = Math.ceil((after - useNow()) / 1_000);
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const resend = async (channel?: Channel) => {
    setBusy(true);
    setProblem(undefined);
    try {
      await onResend(channel);
      setDone(true);
    } catch (error) {
      if (!isProblem(error)) throw error;
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="resend">
      {problem && <ProblemNotice problem={problem} />}
      <p role="status" className="small">
        {done && !problem ? t.resent : ''}
      </p>
      {left > 0 ? (
        <p className="small soft">
          {t.resendIn} <TimeLeft seconds={left} />.
        </p>
      ) : (
        <div className="actions">
          <Button kind="second" busy={busy} onPress={() => void resend()}>
            {t.resend}
          </Button>
          {other && (
            <Button kind="second" busy={busy} onPress={() => void resend(other.channel)}>
              {t.resendBy(`${t[other.channel]} (${other.masked})`)}
            </Button>
          )}
        </div>
      )}
      {sendsLeft !== undefined && sendsLeft < 3 && <p className="small soft">{t.sendsLeft(sendsLeft)}</p>}
      <Working busy={busy} />
    </div>
  );
}
