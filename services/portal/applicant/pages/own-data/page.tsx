import { useState } from 'react';
import { ask } from '../../api/client.js';
import { isProblem, type Problem } from '../../api/problem.js';
import { Button } from '../../design/button.js';
import { ProblemNotice } from '../../problems/problem-notice.js';
import { Page } from '../../shell/page.js';
import { useTexts } from '../../texts/catalogue.js';
import { ownDataTexts } from './texts.js';
import { Withdrawal } from './withdrawal.js';

/** Gives a file to the reader. */
function download(content: unknown, name: string): void {
  const url = URL.createObjectURL(new Blob([JSON.stringify(content, null, 2)], { type: 'application/json' }));
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 0);
}

export default function OwnData() {
  const t = useTexts(ownDataTexts);
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const fetchAll = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      const { body } = await ask<{ registrationNumber: string }>({ path: '/api/v1/registrations/me/export' });
      download(body, `daftar-${body.registrationNumber}.json`);
      setDone(true);
    } catch (error) {
      if (!isProblem(error)) throw error;
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Page title={t.title} back="/akun">
      <div className="stack">
        <section className="panel">
          <h2>{t.exportTitle}</h2>
          <p>{t.exportText}</p>
          {problem && <ProblemNotice problem={problem} />}
          <Button kind="second" busy={busy} onPress={() => void fetchAll()}>
            {t.export}
          </Button>
          <p role="status" className="small soft">
            {done ? t.exported : ''}
          </p>
        </section>
        <Withdrawal />
      </div>
    </Page>
  );
}
