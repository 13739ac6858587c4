import { Link } from 'wouter';
import type { Verification } from '../../api/answers.js';
import { queries, registrationQuery, type VersionedRegistration, verificationQuery } from '../../api/queries.js';
import { ButtonLink } from '../../design/button.js';
import { Notice } from '../../design/notice.js';
import { Steps } from '../../design/steps.js';
import { Waiting } from '../../design/waiting.js';
import { Loaded } from '../../problems/loaded.js';
import { useStepNames } from '../../registering/step-names.js';
import { Page } from '../../shell/page.js';
import { useTexts } from '../../texts/catalogue.js';
import { Step } from './step.js';
import { codePageTexts } from './texts.js';
import { useProgress } from './use-progress.js';
import { WhereIsIt } from './where-is-it.js';

type StepOf = Verification['steps'][number];

/** The step that waits for a code; undefined while the next one is being prepared. */
const waitingStep = ({ steps }: Verification): StepOf | undefined => steps.find(({ state }) => state !== 'proven');

function titleOf(t: Readonly<Record<string, string>>, mine?: VersionedRegistration, step?: StepOf): string {
  if (mine?.state === 'active') return String(t.titleDone);
  if (mine && !['submitted', 'verified'].includes(mine.state)) return String(t.titleNone);
  if (!step) return String(mine?.state === 'verified' ? t.betweenTitle : t.titlePreparing);
  return String(step.purpose === 'verify' ? t.titleVerify : t.titleActivate);
}

export default function Code() {
  const t = useTexts(codePageTexts);
  const names = useStepNames();
  const { registration, verification } = useProgress();
  const step = verification.data && waitingStep(verification.data);
  const mine = registration.data;
  return (
    <Page
      title={titleOf(t, mine, step)}
      above={mine?.state !== 'active' && <Steps names={names} now={3} />}
      beside={step && step.state !== 'lapsed' && mine?.state !== 'active' && <WhereIsIt step={step} />}
    >
      <Loaded query={registration} of={registrationQuery().queryKey}>
        {(known) => <Known mine={known} verification={verification} />}
      </Loaded>
    </Page>
  );
}

interface KnownProps {
  readonly mine: VersionedRegistration;
  readonly verification: ReturnType<typeof useProgress>['verification'];
}

function Known({ mine, verification }: KnownProps) {
  const t = useTexts(codePageTexts);
  if (mine.state === 'active') {
    return (
      <Notice tone="positive" urgent>
        <p>{t.done}</p>
        <ButtonLink to="/akun">{t.toAccount}</ButtonLink>
      </Notice>
    );
  }
  if (mine.state === 'draft') {
    return (
      <>
        <p>{t.draft}</p>
        <ButtonLink to="/daftar/dokumen">{t.toDraft}</ButtonLink>
      </>
    );
  }
  if (mine.state === 'cancelled') {
    return (
      <>
        <p>{t.over}</p>
        <ButtonLink to="/akun">{t.toAccount}</ButtonLink>
      </>
    );
  }
  return (
    <Loaded query={verification} of={verificationQuery.queryKey}>
      {(progress) => <Current mine={mine} progress={progress} />}
    </Loaded>
  );
}

function Current({ mine, progress }: { readonly mine: VersionedRegistration; readonly progress: Verification }) {
  const t = useTexts(codePageTexts);
  const step = waitingStep(progress);
  if (!step)
    return <Waiting>{mine.state === 'verified' || progress.steps.length > 0 ? t.between : t.preparing}</Waiting>;
  return (
    <>
      {step.purpose === 'activate' && (
        <Notice tone="positive">
          <p>{t.firstDone}</p>
        </Notice>
      )}
      {step.state === 'lapsed' ? (
        <Notice tone="negative">
          <p>{t.lapsed}</p>
          <p>
            <Link href="/akun" className="alone">
              {t.toAccount}
            </Link>
          </p>
        </Notice>
      ) : (
        <Step key={step.purpose} mine={mine} step={step} progress={progress} onChange={refresh} />
      )}
    </>
  );
}

async function refresh(): Promise<void> {
  await Promise.all([
    queries.invalidateQueries({ queryKey: ['verification'] }),
    queries.invalidateQueries({ queryKey: ['registration'] }),
    queries.invalidateQueries({ queryKey: ['timeline'] }),
  ]);
}
