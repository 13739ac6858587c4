import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { registrationQuery, type VersionedRegistration } from '../../api/queries.js';
import { Button } from '../../design/button.js';
import { Tag, type Tone } from '../../design/notice.js';
import { Summary } from '../../design/summary.js';
import { Loaded } from '../../problems/loaded.js';
import { ProblemNotice } from '../../problems/problem-notice.js';
import { Page } from '../../shell/page.js';
import { useTexts } from '../../texts/catalogue.js';
import { Next } from './next.js';
import { accountTexts } from './texts.js';
import { Timeline } from './timeline.js';
import { useLeaving } from './use-leaving.js';

const tones: Readonly<Record<VersionedRegistration['state'], Tone>> = {
  draft: 'neutral',
  submitted: 'guide',
  verified: 'guide',
  active: 'positive',
  cancelled: 'negative',
};
const OFTEN_MS = 5_000;

function Doors({ mine }: { readonly mine: VersionedRegistration }) {
  const t = useTexts(accountTexts);
  const doors = [
    ...(mine.state === 'draft' ? [] : [['/akun/dokumen', t.documents, t.documentsText] as const]),
    ...(mine.state === 'cancelled' || mine.state === 'draft'
      ? []
      : [['/ganti-kontak', t.contacts, t.contactsText] as const]),
    ['/akun/keamanan', t.security, t.securityText] as const,
    ['/akun/data', t.data, t.dataText] as const,
  ];
  return (
    <section>
      <h2>{t.more}</h2>
      <ul className="doors">
        {doors.map(([to, name, text]) => (
          <li key={to}>
            <Link href={to}>
              <b>{name}</b> <span className="small soft">{text}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

export default function Account() {
  const t = useTexts(accountTexts);
  const { leaving, problem, leaveFor } = useLeaving();
  const query = useQuery({ ...registrationQuery(), refetchInterval: leaving ? false : OFTEN_MS });
  return (
    <Page title={t.title} beside={query.data && <Timeline still={leaving} />}>
      <Loaded query={query} of={registrationQuery().queryKey}>
        {(mine) => (
          <div className="stack">
            <Next mine={mine} leaving={leaving} onLeave={leaveFor} />
            <section className="panel" aria-label={t.state}>
              <Summary
                rows={[
                  [
                    t.state,
                    <Tag key="state" tone={tones[mine.state]}>
                      {t[mine.state]}
                    </Tag>,
                  ],
                  [
                    t.number,
                    <span key="number" className="number">
                      {mine.registrationNumber}
                    </span>,
                  ],
                  [t.name, mine.person.name],
                ]}
              />
            </section>
            <Doors mine={mine} />
            {problem && <ProblemNotice problem={problem} />}
            <Button kind="second" busy={leaving} onPress={() => void leaveFor('/')}>
              {t.logout}
            </Button>
          </div>
        )}
      </Loaded>
    </Page>
  );
}
