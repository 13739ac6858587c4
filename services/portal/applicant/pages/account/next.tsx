import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { Registration } from '../../api/answers.js';
import { Button, ButtonLink } from '../../design/button.js';
import { Notice } from '../../design/notice.js';
import { useNow } from '../../design/tick.js';
import { TimeLeft } from '../../design/time-left.js';
import { FreshLink } from '../../session/fresh-link.js';
import { useTexts } from '../../texts/catalogue.js';
import { timeInWib } from '../../texts/dates.js';
import { useLanguage } from '../../texts/language.js';
import { accountTexts } from './texts.js';

interface NextProps {
  readonly mine: Registration;
}

interface Leaving {
  readonly leaving: boolean;
  readonly onLeave: (path: string) => Promise<void>;
}

/** What to do next, by the state of the registration. */
export function Next({ mine, ...leaving }: NextProps & Leaving) {
  const t = useTexts(accountTexts);
  return (
    <section aria-labelledby="berikutnya">
      <h2 id="berikutnya">{t.nextTitle}</h2>
      <Reopened mine={mine} />
      {mine.dispute?.state === 'open' && (
        <Notice tone="guide" level={3}>
          <p>{t.disputeOpen}</p>
          <Link href="/sengketa" className="alone">
            {t.toDispute}
          </Link>
        </Notice>
      )}
      <ByState mine={mine} {...leaving} />
    </section>
  );
}

function ByState({ mine, ...leaving }: NextProps & Leaving) {
  switch (mine.state) {
    case 'draft':
      return <OfDraft mine={mine} />;
    case 'submitted':
    case 'verified':
      return <OfCode mine={mine} />;
    case 'active':
      return <OfActive />;
    case 'cancelled':
      return <OfEnded mine={mine} {...leaving} />;
  }
}

function Step({ text, children }: { readonly text: ReactNode; readonly children: ReactNode }) {
  return (
    <div className="panel">
      {text}
      <div className="actions">{children}</div>
    </div>
  );
}

function OfDraft({ mine }: NextProps) {
  const t = useTexts(accountTexts);
  const language = useLanguage();
  return (
    <Step
      text={
        <>
          <p>{t.draftNext}</p>
          {mine.draftExpiresAt && (
            <p className="small soft">{t.draftExpires(timeInWib(mine.draftExpiresAt, language))}</p>
          )}
        </>
      }
    >
      <ButtonLink to="/daftar/dokumen">{t.goOnDraft}</ButtonLink>
    </Step>
  );
}

function OfCode({ mine: { state, deadline } }: NextProps) {
  const t = useTexts(accountTexts);
  const language = useLanguage();
  const now = useNow();
  return (
    <Step
      text={
        <>
          <p>{state === 'verified' ? t.activateNext : t.verifyNext}</p>
          {deadline?.paused && <p>{t.paused}</p>}
          {deadline?.until && (
            <p className="small soft">
              {t.codeLeft} <TimeLeft seconds={(Date.parse(deadline.until) - now) / 1_000} />.{' '}
              {t.until(timeInWib(deadline.until, language))}
            </p>
          )}
        </>
      }
    >
      <ButtonLink to="/akun/kode">{t.enterCode}</ButtonLink>
    </Step>
  );
}

function OfActive() {
  const t = useTexts(accountTexts);
  return (
    <Step text={<p>{t.activeNext}</p>}>
      <FreshLink className="button first" href="/api/v1/registrations/me/proof.pdf">
        {t.cardPdf}
      </FreshLink>
      <FreshLink className="button second" href="/api/v1/registrations/me/proof" newTab>
        <span>
          {t.card} <span className="unseen">{t.newTab}</span>
        </span>
      </FreshLink>
      <Link href="/pengumuman" className="alone">
        {t.announcements}
      </Link>
    </Step>
  );
}

function OfEnded({ mine: { cancelled }, leaving, onLeave }: NextProps & Leaving) {
  const t = useTexts(accountTexts);
  const lostNik = cancelled?.reason === 'nik-taken';
  return (
    <Step text={<p>{lostNik ? t.cancelledNik : t.cancelledNext}</p>}>
      {lostNik ? (
        <ButtonLink to="/nik-terpakai">{t.waysOn}</ButtonLink>
      ) : (
        <Button busy={leaving} onPress={() => void onLeave('/daftar')}>
          {t.registerAgain}
        </Button>
      )}
    </Step>
  );
}

function Reopened({ mine }: NextProps) {
  const t = useTexts(accountTexts);
  const language = useLanguage();
  const untils = mine.documents.flatMap(({ reopenedUntil }) => (reopenedUntil ? [reopenedUntil] : [])).sort();
  if (!untils[0] || mine.state === 'cancelled') return null;
  return (
    <Notice tone="warning" title={t.reopenedTitle} level={3}>
      <p>{t.reopened(timeInWib(untils[0], language))}</p>
      <ButtonLink kind="second" to="/akun/dokumen">
        {t.toDocuments}
      </ButtonLink>
    </Notice>
  );
}
