import type { Problem } from '../api/problem.js';
import { Button } from '../design/button.js';
import { Rich } from '../design/rich.js';
import { useTexts } from '../texts/catalogue.js';
import type { Area } from './area.js';
import { Busy } from './busy.js';
import { ProblemNotice } from './problem-notice.js';
import { problemWords } from './texts.js';

const works = {
  account: ['worksAccount', ['/bantuan', '/privasi']],
  documents: ['worksDocuments', ['/akun', '/akun/kode']],
  verification: ['worksVerification', ['/akun', '/daftar/dokumen']],
} as const;

interface ProblemViewProps {
  readonly problem: Problem;
  readonly area: Area;
  readonly onRetry: () => void;
}

/** In the place of what could not be loaded: when it is tried again, and what still works meanwhile. */
export function ProblemView({ problem, area, onRetry }: ProblemViewProps) {
  const t = useTexts(problemWords);
  const [text, links] = works[area];
  if (!problem.passes) {
    return (
      <>
        <ProblemNotice problem={problem} />
        {problem.status >= 500 && (
          <Button kind="second" onPress={onRetry}>
            {t.tryNow}
          </Button>
        )}
      </>
    );
  }
  return (
    <>
      <Busy problem={problem} onRetry={onRetry} />
      {problem.status > 0 && (
        <section>
          <h2>{t.stillWorks}</h2>
          <ul>
            <li>
              <Rich text={t[text]} links={links} />
            </li>
          </ul>
          <p>{t.safe}</p>
        </section>
      )}
    </>
  );
}
