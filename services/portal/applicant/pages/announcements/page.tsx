import { useQuery } from '@tanstack/react-query';
import { announcementsQuery } from '../../api/queries.js';
import { Loaded } from '../../problems/loaded.js';
import { Page } from '../../shell/page.js';
import { useTexts } from '../../texts/catalogue.js';
import { timeInWib } from '../../texts/dates.js';
import { useLanguage } from '../../texts/language.js';
import { announcementsTexts } from './texts.js';

export default function Announcements() {
  const t = useTexts(announcementsTexts);
  const language = useLanguage();
  const options = announcementsQuery();
  const query = useQuery(options);
  return (
    <Page
      title={t.title}
      aside={
        <>
          <h2>{t.selectionTitle}</h2>
          <p>{t.selection1}</p>
          <p>{t.selection2}</p>
          <p>{t.selection3}</p>
        </>
      }
    >
      <Loaded query={query} of={options.queryKey}>
        {(announcements) =>
          announcements.length === 0 ? (
            <p>{t.none}</p>
          ) : (
            <div className="stack">
              {announcements.map(({ announcementId, at, title, body }) => (
                <article key={announcementId} id={announcementId} className="panel">
                  <h2>{title}</h2>
                  <p className="small soft">
                    <time dateTime={at}>{timeInWib(at, language)}</time>
                  </p>
                  {body.split(/\n+/).map((paragraph) => (
                    <p key={paragraph}>{paragraph}</p>
                  ))}
                </article>
              ))}
            </div>
          )
        }
      </Loaded>
    </Page>
  );
}
