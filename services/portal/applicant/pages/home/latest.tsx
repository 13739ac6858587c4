import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { announcementsQuery } from '../../api/queries.js';
import { useTexts } from '../../texts/catalogue.js';
import { timeInWib } from '../../texts/dates.js';
import { useLanguage } from '../../texts/language.js';
import { homeTexts } from './texts.js';

const SHOWN = 3;

/** The newest announcements. */
export function Latest() {
  const t = useTexts(homeTexts);
  const language = useLanguage();
  const { data } = useQuery(announcementsQuery());
  return (
    <section>
      <h2>{t.announcements}</h2>
      {data?.length === 0 && <p className="soft">{t.noAnnouncements}</p>}
      {data && data.length > 0 && (
        <ul className="news">
          {data.slice(0, SHOWN).map(({ announcementId, at, title }) => (
            <li key={announcementId}>
              <Link href={`/pengumuman#${announcementId}`}>{title}</Link>
              <time className="small soft" dateTime={at}>
                {timeInWib(at, language)}
              </time>
            </li>
          ))}
        </ul>
      )}
      <p>
        <Link href="/pengumuman" className="alone">
          {t.allAnnouncements}
        </Link>
      </p>
    </section>
  );
}
