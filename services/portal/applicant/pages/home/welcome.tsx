import { useQuery } from '@tanstack/react-query';
import { isProblem } from '../../api/problem.js';
import { periodQuery } from '../../api/queries.js';
import { ButtonLink } from '../../design/button.js';
import { Rich } from '../../design/rich.js';
import { usePresence } from '../../session/presence.js';
import { useTexts } from '../../texts/catalogue.js';
import { timeInWib } from '../../texts/dates.js';
import { useLanguage } from '../../texts/language.js';
import { homeTexts } from './texts.js';

/** What the page is about now. Until that is known it is taken for open, as on most days. */
function useWords() {
  const t = useTexts(homeTexts);
  const language = useLanguage();
  const { data: period, error } = useQuery(periodQuery);
  if (isProblem(error, 'no-period')) return { title: t.titleNone, lead: t.noPeriod, open: false };
  if (period?.state === 'not-yet')
    return { title: t.titleNotYet, lead: t.leadNotYet(timeInWib(period.opensAt, language)), open: false };
  if (period?.state === 'closed')
    return { title: t.titleClosed, lead: t.leadClosed(timeInWib(period.closesAt, language)), open: false };
  return { title: t.title, lead: t.lead, open: true };
}

/** The first thing that is read, and the ways on. */
export function Welcome() {
  const t = useTexts(homeTexts);
  const present = usePresence();
  const { title, lead, open } = useWords();
  return (
    <div className="welcome">
      <h1>{title}</h1>
      <p className="lead">
        <Rich text={lead} />
      </p>
      <div className="actions">
        {present ? (
          <ButtonLink to="/akun" icon="next">
            {t.goOn}
          </ButtonLink>
        ) : (
          <>
            {open && <ButtonLink to="/daftar">{t.register}</ButtonLink>}
            <ButtonLink kind={open ? 'second' : 'first'} to="/masuk">
              {t.login}
            </ButtonLink>
          </>
        )}
      </div>
    </div>
  );
}
