import '../../documents/documents.css';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Redirect, useLocation } from 'wouter';
import type { Requirement, StoredDocument } from '../../api/answers.js';
import { documentsQuery, registrationQuery, requirementsQuery, type VersionedRegistration } from '../../api/queries.js';
import { Button } from '../../design/button.js';
import { CopyText } from '../../design/copy-text.js';
import { Notice } from '../../design/notice.js';
import { Steps } from '../../design/steps.js';
import { DocumentCard } from '../../documents/document-card.js';
import { SwafotoConsent, wantsConsent } from '../../documents/swafoto-consent.js';
import { useAnyUpload } from '../../documents/uploads.js';
import { missing, newestByKind, useDocuments } from '../../documents/use-documents.js';
import { ErrorSummary } from '../../forms/error-summary.js';
import { Loaded } from '../../problems/loaded.js';
import { useStepNames } from '../../registering/step-names.js';
import { Page } from '../../shell/page.js';
import { useTexts } from '../../texts/catalogue.js';
import { timeInWib } from '../../texts/dates.js';
import { useLanguage } from '../../texts/language.js';
import { documentsPageTexts } from './texts.js';

function Tips() {
  const t = useTexts(documentsPageTexts);
  return (
    <>
      <h2>{t.tipsTitle}</h2>
      <ul>
        <li>{t.tip1}</li>
        <li>{t.tip2}</li>
        <li>{t.tip3}</li>
      </ul>
    </>
  );
}

function OwnNumber({ registration }: { readonly registration: VersionedRegistration }) {
  const t = useTexts(documentsPageTexts);
  const language = useLanguage();
  const { registrationNumber, draftExpiresAt } = registration;
  return (
    <Notice tone="positive" title={t.numberTitle}>
      <p>
        <CopyText text={registrationNumber} />
      </p>
      <p className="small">
        {t.numberText} {draftExpiresAt && t.expires(timeInWib(draftExpiresAt, language))}
      </p>
    </Notice>
  );
}

interface CardsProps {
  readonly registration: VersionedRegistration;
  readonly requirements: readonly Requirement[];
  readonly documents: readonly StoredDocument[];
}

function Cards({ registration, requirements, documents }: CardsProps) {
  const t = useTexts(documentsPageTexts);
  const [, navigate] = useLocation();
  const [attempt, setAttempt] = useState(0);
  const sending = useAnyUpload();
  const there = newestByKind(documents);
  const open = missing(requirements, documents);
  const mandatory = requirements.filter((one) => one.mandatory).length;
  const problems = open.map(({ kind, label }) => ({ id: `berkas-${kind}`, text: t.stillMissing(label) }));
  const goOn = () => {
    if (open.length === 0 && !sending) navigate('/daftar/periksa');
    else setAttempt(attempt + 1);
  };
  return (
    <>
      {attempt > 0 && problems.length > 0 && <ErrorSummary key={attempt} problems={problems} />}
      <p role="status">
        <b>{t.count(mandatory - open.length, mandatory)}</b>
      </p>
      <div className="documents">
        {requirements.map((requirement) => (
          <DocumentCard
            key={requirement.kind}
            requirement={requirement}
            stored={there.get(requirement.kind)}
            open
            first={wantsConsent(requirement, registration) && <SwafotoConsent />}
          />
        ))}
      </div>
      {attempt > 0 && problems.length === 0 && sending && (
        <Notice tone="guide" urgent>
          <p>{t.stillSending}</p>
        </Notice>
      )}
      <div className="actions">
        <Button onPress={goOn}>{t.next}</Button>
      </div>
    </>
  );
}

/** Warns before the page is left in the middle of an upload. */
function useLeaveWarning(): void {
  const sending = useAnyUpload();
  useEffect(() => {
    if (!sending) return undefined;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [sending]);
}

export default function Documents() {
  const t = useTexts(documentsPageTexts);
  const names = useStepNames();
  const registration = useQuery(registrationQuery());
  const { requirements, documents } = useDocuments();
  useLeaveWarning();
  return (
    <Page title={t.title} above={<Steps names={names} now={1} />} aside={<Tips />}>
      <Loaded query={registration} of={registrationQuery().queryKey}>
        {(mine) =>
          mine.state === 'draft' ? (
            <>
              <OwnNumber registration={mine} />
              <Loaded query={requirements} of={requirementsQuery().queryKey}>
                {(asked) => (
                  <Loaded query={documents} of={documentsQuery().queryKey}>
                    {(stored) => <Cards registration={mine} requirements={asked} documents={stored} />}
                  </Loaded>
                )}
              </Loaded>
            </>
          ) : (
            <Redirect to="/akun/dokumen" replace />
          )
        }
      </Loaded>
    </Page>
  );
}
