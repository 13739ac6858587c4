import { useState } from 'react';
import { z } from 'zod';
import { openedLink } from '../../../../verification/src/in/http/verifications.schemas.js';
import type { Confirmation } from '../../api/answers.js';
import { ask } from '../../api/client.js';
import { isProblem, type Problem } from '../../api/problem.js';
import { queries } from '../../api/queries.js';
import { Button } from '../../design/button.js';
import { DateField } from '../../forms/date-field.js';
import { dateOf } from '../../forms/date-parts.js';
import { Form } from '../../forms/form.js';
import { ProblemNotice } from '../../problems/problem-notice.js';
import { usePresence } from '../../session/presence.js';
import { useTexts } from '../../texts/catalogue.js';
import { linkTexts } from './texts.js';

interface AskProps {
  readonly token: string;
  readonly onConfirmed: (confirmation: Confirmation) => void;
  readonly onRevoked: () => void;
}

const withDate = z.object({ birthDate: openedLink.shape.birthDate.unwrap() });
const withoutDate = z.object({});

/** Asks before anything changes; without the applicant's own session it asks who is asking, too. */
export function Ask({ token, onConfirmed, onRevoked }: AskProps) {
  const t = useTexts(linkTexts);
  const present = usePresence();
  const [needsDate, setNeedsDate] = useState(!present);

  const confirm = async (values: { readonly birthDate?: string }) => {
    try {
      const body = { token, ...values };
      const answer = await ask<Confirmation>({ method: 'POST', path: '/api/v1/verifications/link', body });
      await queries.invalidateQueries();
      onConfirmed(answer.body);
    } catch (error) {
      if (!isProblem(error, 'birth-date-needed') || needsDate) throw error;
      setNeedsDate(true);
    }
  };
  const mendable = (problem: Problem) => {
    if (!isProblem(problem, 'birth-date-wrong')) return undefined;
    const left = problem.number('triesLeft');
    if (left === undefined) return { name: 'birthDate', text: problem.detail };
    return { name: 'birthDate', text: `${problem.title}. ${left > 0 ? t.triesLeft(left) : t.noTriesLeft}` };
  };

  return (
    <>
      <p>{t.ask}</p>
      <Form<{ readonly birthDate?: string }>
        key={needsDate ? 'with-date' : 'without-date'}
        schema={needsDate ? withDate : withoutDate}
        prepare={(values) => (needsDate ? { birthDate: dateOf(values.birthDate ?? {}) } : {})}
        defaults={{ birthDate: { day: '', month: '', year: '' } }}
        labels={{ birthDate: t.birthDate }}
        pointers={{ '/birthDate': 'birthDate' }}
        fieldOf={mendable}
        send={confirm}
        submit={t.confirm}
      >
        {needsDate && <DateField name="birthDate" hint={t.birthDateHint} />}
      </Form>
      <NotMine token={token} onRevoked={onRevoked} />
    </>
  );
}

/** For who got somebody else's message. */
function NotMine({ token, onRevoked }: { readonly token: string; readonly onRevoked: () => void }) {
  const t = useTexts(linkTexts);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const disown = async () => {
    setBusy(true);
    try {
      await ask({ method: 'POST', path: '/api/v1/verifications/not-mine', body: { token } });
      onRevoked();
    } catch (error) {
      if (!isProblem(error)) throw error;
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <section className="not-mine">
      <h2>{t.notMineTitle}</h2>
      {problem && <ProblemNotice problem={problem} />}
      <p>{t.notMineText}</p>
      <Button kind="second" busy={busy} onPress={() => void disown()}>
        {t.notMine}
      </Button>
    </section>
  );
}
