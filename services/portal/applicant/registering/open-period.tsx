import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Period } from '../api/answers.js';
import { isProblem } from '../api/problem.js';
import { periodQuery } from '../api/queries.js';
import { ButtonLink } from '../design/button.js';
import { Notice } from '../design/notice.js';
import { Rich } from '../design/rich.js';
import { useNow } from '../design/tick.js';
import { Countdown } from '../design/time-left.js';
import { Loaded } from '../problems/loaded.js';
import { useTexts } from '../texts/catalogue.js';
import { timeHere, timeInWib } from '../texts/dates.js';
import { useLanguage } from '../texts/language.js';
import { stepTexts } from './texts.js';

/** What takes new registrations, while it does; else why not, and what can be done. */
export function OpenPeriod({ children }: { readonly children: (period: Period) => ReactNode }) {
  const t = useTexts(stepTexts);
  const query = useQuery(periodQuery);
  if (isProblem(query.error, 'no-period')) {
    return (
      <Notice tone="guide" title={t.nonePeriodTitle}>
        <p>{query.error.detail}</p>
        <ButtonLink kind="second" to="/pengumuman">
          {t.announcements}
        </ButtonLink>
      </Notice>
    );
  }
  return (
    <Loaded query={query} of={periodQuery.queryKey}>
      {(period) => {
        if (period.state === 'open') return children(period);
        return period.state === 'closed' ? (
          <Closed period={period} />
        ) : (
          <NotYet period={period} aheadMs={period.aheadMs} onOpen={() => void query.refetch()} />
        );
      }}
    </Loaded>
  );
}

function Closed({ period }: { readonly period: Period }) {
  const t = useTexts(stepTexts);
  const language = useLanguage();
  return (
    <Notice tone="neutral" title={t.closedTitle}>
      <p>
        {t.closedText} <b>{timeInWib(period.closesAt, language)}</b>.
      </p>
      <p>
        <Rich text={t.closedLogin} links={['/masuk', '/pengumuman']} />
      </p>
    </Notice>
  );
}

interface NotYetProps {
  readonly period: Period;
  readonly aheadMs: number;
  readonly onOpen: () => void;
}

function NotYet({ period, aheadMs, onOpen }: NotYetProps) {
  const t = useTexts(stepTexts);
  const language = useLanguage();
  const left = (Date.parse(period.opensAt) - useNow() - aheadMs) / 1_000;
  const here = timeHere(period.opensAt, language);
  return (
    <Notice tone="guide" title={t.notYetTitle}>
      <p>
        {t.notYetText} <b>{timeInWib(period.opensAt, language)}</b>
        {here && ` (${here})`}.
      </p>
      {left > 0 ? (
        <Countdown seconds={left} />
      ) : (
        <div className="actions">
          <button type="button" className="button" onClick={onOpen}>
            {t.next}
          </button>
        </div>
      )}
    </Notice>
  );
}
