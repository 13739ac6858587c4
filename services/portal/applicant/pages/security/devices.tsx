import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { OpenSession } from '../../api/answers.js';
import { ask } from '../../api/client.js';
import { isProblem, type Problem } from '../../api/problem.js';
import { queries, sessionsQuery } from '../../api/queries.js';
import { Button } from '../../design/button.js';
import { Tag } from '../../design/notice.js';
import { Loaded } from '../../problems/loaded.js';
import { ProblemNotice } from '../../problems/problem-notice.js';
import { useTexts } from '../../texts/catalogue.js';
import { timeInWib } from '../../texts/dates.js';
import { useLanguage } from '../../texts/language.js';
import { securityTexts } from './texts.js';

/** Where somebody is logged in to this registration. */
export function Devices() {
  const t = useTexts(securityTexts);
  const options = sessionsQuery();
  const query = useQuery(options);
  const [problem, setProblem] = useState<Problem>();
  const end = async (path: string) => {
    setProblem(undefined);
    try {
      await ask({ method: 'DELETE', path });
      await queries.invalidateQueries({ queryKey: ['sessions'] });
    } catch (error) {
      if (!isProblem(error)) throw error;
      setProblem(error);
    }
  };
  return (
    <section className="panel">
      <h2>{t.devices}</h2>
      {problem && <ProblemNotice problem={problem} />}
      <Loaded query={query} of={options.queryKey}>
        {(sessions) => (
          <>
            <ul className="news">
              {sessions.map((session) => (
                <Device key={session.sessionId} session={session} onEnd={end} />
              ))}
            </ul>
            {sessions.length > 1 && (
              <>
                <p className="small soft">{t.unknown}</p>
                <Button kind="second" onPress={() => void end('/api/v1/sessions')}>
                  {t.endOthers}
                </Button>
              </>
            )}
          </>
        )}
      </Loaded>
    </section>
  );
}

interface DeviceProps {
  readonly session: OpenSession;
  readonly onEnd: (path: string) => Promise<void>;
}

function Device({ session, onEnd }: DeviceProps) {
  const t = useTexts(securityTexts);
  const language = useLanguage();
  const { sessionId, device, current, startedAt, lastUsedAt } = session;
  return (
    <li className="device">
      <div>
        <b>{device}</b> {current && <Tag tone="positive">{t.current}</Tag>}
        <div className="small soft">{t.since(timeInWib(startedAt, language))}</div>
        <div className="small soft">{t.used(timeInWib(lastUsedAt, language))}</div>
      </div>
      {!current && (
        <Button kind="second" small onPress={() => void onEnd(`/api/v1/sessions/${sessionId}`)}>
          <span>
            {t.end}
            <span className="unseen">: {device}</span>
          </span>
        </Button>
      )}
    </li>
  );
}
