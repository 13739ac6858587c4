import type { ReactNode } from 'react';
import type { Requirement, StoredDocument } from '../api/answers.js';
import { Button } from '../design/button.js';
import { Notice, Tag, type Tone } from '../design/notice.js';
import { Waiting } from '../design/waiting.js';
import { ProblemNotice } from '../problems/problem-notice.js';
import { FreshLink } from '../session/fresh-link.js';
import { useTexts } from '../texts/catalogue.js';
import { timeInWib } from '../texts/dates.js';
import { useLanguage } from '../texts/language.js';
import { Offer } from './offer.js';
import { Pages } from './pages.js';
import { DropZone, Picker } from './picker.js';
import { Refused } from './refused.js';
import { Sending } from './sending.js';
import { documentTexts } from './texts.js';
import { cancel, choose, type Upload, useUpload } from './uploads.js';
import { useKeptFocus } from './use-kept-focus.js';

interface DocumentCardProps {
  readonly requirement: Requirement;
  /** What the server has of it. */
  readonly stored: StoredDocument | undefined;
  /** Whether it may be replaced now. */
  readonly open: boolean;
  /** Asked before the picker; while it is there, nothing can be chosen. */
  readonly first?: ReactNode;
}

type StoredState = 'committed' | 'accepted' | 'rejected' | 'reopened' | 'overdue';
const tones: Readonly<Record<StoredState, Tone>> = {
  committed: 'guide',
  accepted: 'positive',
  rejected: 'negative',
  reopened: 'warning',
  overdue: 'negative',
};

const stateOf = (stored: StoredDocument | undefined) =>
  stored && stored.state !== 'slot' && stored.state !== 'replaced' ? (stored.state as StoredState) : undefined;

function State({ requirement, stored, upload }: DocumentCardProps & { readonly upload: Upload | undefined }) {
  const t = useTexts(documentTexts);
  const state = stateOf(stored);
  if (upload?.step === 'sending') return <Tag tone="guide">{t.uploading}</Tag>;
  if (upload && upload.step !== 'preparing') return <Tag tone="warning">{t.waitingForYou}</Tag>;
  if (state) return <Tag tone={tones[state]}>{t[state]}</Tag>;
  return <Tag tone="neutral">{requirement.mandatory ? t.missing : t.optional}</Tag>;
}

/** What the server says about it. */
function Verdict({ stored }: { readonly stored: StoredDocument }) {
  const t = useTexts(documentTexts);
  const language = useLanguage();
  const { state, reasonText, until, warnings } = stored;
  return (
    <>
      {reasonText && state !== 'accepted' && (
        <Notice tone={state === 'reopened' ? 'warning' : 'negative'}>
          <p>
            {reasonText} {state === 'reopened' && until && t.until(timeInWib(until, language))}
          </p>
        </Notice>
      )}
      {warnings.map(({ code, text }) => (
        <Notice key={code} tone="warning">
          <p>{text}</p>
        </Notice>
      ))}
    </>
  );
}

function View({ stored, label }: { readonly stored: StoredDocument; readonly label: string }) {
  const t = useTexts(documentTexts);
  return (
    <FreshLink className="button second small" href={`/api/v1/documents/${stored.documentId}/content`} newTab>
      <span>
        {t.view}
        <span className="unseen">{t.viewOpens(label)}</span>
      </span>
    </FreshLink>
  );
}

/** One document that is asked for: what it is, where it stands, and what can be done with it. */
export function DocumentCard(props: DocumentCardProps) {
  const { requirement, stored, open, first } = props;
  const upload = useUpload(requirement.kind);
  const heading = useKeptFocus();
  const take = (files: readonly File[]) => {
    if (open && !first) void choose(files, requirement);
  };
  const state = stateOf(stored);
  const idle = !upload || upload.step === 'refused' || upload.step === 'failed';
  return (
    <DropZone onFiles={take}>
      <div className="section-head">
        <h2 ref={heading} tabIndex={-1}>
          {requirement.label}
        </h2>
        <State {...props} upload={upload} />
      </div>
      <p className="small soft">{requirement.help}</p>
      {stored && state && !upload && <Verdict stored={stored} />}
      {upload && <Way requirement={requirement} upload={upload} take={take} />}
      {idle && first}
      {idle && (
        <div className="card-actions">
          {stored && state === 'accepted' && <View stored={stored} label={requirement.label} />}
          {open && !first && <Picker requirement={requirement} again={state !== undefined} onFiles={take} />}
        </div>
      )}
    </DropZone>
  );
}

interface WayProps {
  readonly requirement: Requirement;
  readonly upload: Upload;
  readonly take: (files: readonly File[]) => void;
}

function Way({ requirement, upload }: WayProps) {
  const t = useTexts(documentTexts);
  const { kind, label } = requirement;
  switch (upload.step) {
    case 'preparing':
      return <Waiting>{t.preparing}</Waiting>;
    case 'refused':
      return <Refused requirement={requirement} reason={upload.reason} />;
    case 'pages':
      return <Pages requirement={requirement} photos={upload.photos} />;
    case 'offered':
      return <Offer requirement={requirement} upload={upload} />;
    case 'sending':
      return <Sending kind={kind} label={label} upload={upload} />;
    case 'failed':
      return (
        <>
          <ProblemNotice problem={upload.problem} />
          <Button kind="second" small onPress={() => cancel(kind)}>
            {t.close}
          </Button>
        </>
      );
  }
}
