import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { TimelineEntry } from '../../api/answers.js';
import { timelineQuery } from '../../api/queries.js';
import { TextButton } from '../../design/button.js';
import { Loaded } from '../../problems/loaded.js';
import { useTexts } from '../../texts/catalogue.js';
import { timeInWib } from '../../texts/dates.js';
import { useLanguage } from '../../texts/language.js';
import { accountTexts } from './texts.js';

const OFTEN_MS = 5_000;
const SHOWN = 6;

/** Steps with their times. */
function Entries({ entries }: { readonly entries: readonly TimelineEntry[] }) {
  const language = useLanguage();
  return (
    <ol className="timeline">
      {entries.map(({ at, kind, title, detail, next }) => (
        <li key={`${at}-${kind}-${detail}`}>
          <h3>{title}</h3>
          <time dateTime={at}>{timeInWib(at, language)}</time>
          <p>{detail}</p>
          {next && <p className="soft">{next}</p>}
        </li>
      ))}
    </ol>
  );
}

/** Each step with its time, the newest first: also where a message is. `still`: nothing new is asked for. */
export function Timeline({ still }: { readonly still: boolean }) {
  const t = useTexts(accountTexts);
  const [all, setAll] = useState(false);
  const options = timelineQuery();
  const query = useQuery({ ...options, refetchInterval: still ? false : OFTEN_MS });
  return (
    <section className="panel">
      <h2>{t.timeline}</h2>
      <Loaded query={query} of={options.queryKey}>
        {(entries) => (
          <>
            <Entries entries={[...entries].reverse().slice(0, all ? undefined : SHOWN)} />
            {!all && entries.length > SHOWN && <TextButton onPress={() => setAll(true)}>{t.allEntries}</TextButton>}
          </>
        )}
      </Loaded>
    </section>
  );
}
