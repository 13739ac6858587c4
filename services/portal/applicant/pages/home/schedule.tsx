import { useQuery } from '@tanstack/react-query';
import { isProblem } from '../../api/problem.js';
import { type PeriodAndClock, scheduleQuery } from '../../api/queries.js';
import { Notice, Tag, type Tone } from '../../design/notice.js';
import { useNow } from '../../design/tick.js';
import { Countdown } from '../../design/time-left.js';
import { Loaded } from '../../problems/loaded.js';
import { useTexts } from '../../texts/catalogue.js';
import { timeHere, timeInWib } from '../../texts/dates.js';
import { useLanguage } from '../../texts/language.js';
import { homeTexts } from './texts.js';

const tones: Readonly<Record<PeriodAndClock['state'], Tone>> = {
  open: 'positive',
  'not-yet': 'guide',
  closed: 'neutral',
};
const words = { open: 'open', 'not-yet': 'notYet', closed: 'closed' } as const;

function Time({ name, at }: { readonly name: string; readonly at: string }) {
  const t = useTexts(homeTexts);
  const language = useLanguage();
  const here = timeHere(at, language);
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <time dateTime={at}>{timeInWib(at, language)}</time>
        {here && <span className="small soft here">{t.yourTime(here)}</span>}
      </dd>
    </div>
  );
}

function Times({ period }: { readonly period: PeriodAndClock }) {
  const t = useTexts(homeTexts);
  const language = useLanguage();
  const now = useNow() + period.aheadMs;
  const until = Date.parse(period.state === 'not-yet' ? period.opensAt : period.closesAt);
  return (
    <>
      <p className="period-name">{period.name}</p>
      <p>
        <Tag tone={tones[period.state]}>{t[words[period.state]]}</Tag>
      </p>
      {period.state !== 'closed' && (
        <>
          <p className="small soft counting">{period.state === 'open' ? t.closesIn : t.opensIn}</p>
          <Countdown seconds={(until - now) / 1_000} />
        </>
      )}
      <dl className="summary">
        {period.state !== 'open' && <Time name={t.opens} at={period.opensAt} />}
        <Time name={t.closes} at={period.closesAt} />
      </dl>
      {period.extendedFrom && <p className="small">{t.extended(timeInWib(period.extendedFrom, language))}</p>}
    </>
  );
}

/** When the period opens and closes, and how long that still is. */
export function Schedule() {
  const t = useTexts(homeTexts);
  const query = useQuery(scheduleQuery);
  return (
    <section className="panel schedule" aria-labelledby="jadwal">
      <h2 id="jadwal">{t.schedule}</h2>
      {isProblem(query.error, 'no-period') ? (
        <Notice tone="guide" level={3}>
          <p>{t.noPeriod}</p>
        </Notice>
      ) : (
        <Loaded query={query} of={scheduleQuery.queryKey}>
          {(period) => <Times period={period} />}
        </Loaded>
      )}
    </section>
  );
}
