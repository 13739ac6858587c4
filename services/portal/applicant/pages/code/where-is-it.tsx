import { useQuery } from '@tanstack/react-query';
import type { TimelineEntry, Verification } from '../../api/answers.js';
import { timelineQuery } from '../../api/queries.js';
import { codeTexts } from '../../codes/texts.js';
import { Tag, type Tone } from '../../design/notice.js';
import { useTexts } from '../../texts/catalogue.js';
import { timeInWib } from '../../texts/dates.js';
import { useLanguage } from '../../texts/language.js';

type StepOf = Verification['steps'][number];

const OFTEN_MS = 5_000;
const SHOWN = 4;
const tones: Readonly<Record<StepOf['message'], Tone>> = {
  queued: 'neutral',
  sent: 'guide',
  delivered: 'positive',
  failed: 'negative',
};

/** What was said about the messages of a step: nothing of the contact that is proven already. */
function ofStep({ purpose }: StepOf, entries: readonly TimelineEntry[]): readonly TimelineEntry[] {
  const before = purpose === 'activate' ? entries.findLastIndex(({ kind }) => kind === 'contact-proven') : -1;
  return entries.slice(before + 1).filter(({ kind }) => kind.startsWith('message-') || kind === 'channel-failed');
}

/** What became of the message, step by step, and what to try. */
export function WhereIsIt({ step }: { readonly step: StepOf }) {
  const t = useTexts(codeTexts);
  const language = useLanguage();
  const { data = [] } = useQuery({ ...timelineQuery(), refetchInterval: OFTEN_MS });
  const newestFirst = ofStep(step, data).slice(-SHOWN).reverse();
  const advised = newestFirst.find(({ next }) => next);
  return (
    <section className="panel">
      <div className="section-head">
        <h2>{t.whereTitle}</h2>
        <Tag tone={tones[step.message]}>{t[step.message]}</Tag>
      </div>
      {step.expiresAt && step.triesLeft > 0 && (
        <p className="small soft">{t.validUntil(timeInWib(step.expiresAt, language))}</p>
      )}
      <ol className="timeline">
        {newestFirst.map((entry) => (
          <li key={`${entry.at}-${entry.kind}`}>
            <h3>{entry.title}</h3>
            <time dateTime={entry.at}>{timeInWib(entry.at, language)}</time>
            <p>{entry.detail}</p>
            {entry === advised && <p>{entry.next}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}
