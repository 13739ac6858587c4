import '../../documents/documents.css';
import { useQuery } from '@tanstack/react-query';
import type { Requirement } from '../../api/answers.js';
import { documentsQuery } from '../../api/queries.js';
import { Tag } from '../../design/notice.js';
import { DocumentCard } from '../../documents/document-card.js';
import { documentTexts } from '../../documents/texts.js';
import { useTexts } from '../../texts/catalogue.js';
import { disputeTexts } from './texts.js';

const KIND = 'dispute';
const KB = 1_024;
const SOON_MS = 3_000;
const tones = { committed: 'guide', accepted: 'positive', rejected: 'negative' } as const;

const isShown = (state: string): state is keyof typeof tones => Object.hasOwn(tones, state);

/** Files that show whose the NIK is: several of them, where of other kinds the last one counts. */
export function Evidence() {
  const t = useTexts(disputeTexts);
  const d = useTexts(documentTexts);
  const { data = [] } = useQuery({
    ...documentsQuery(),
    refetchInterval: ({ state }) => (state.data?.some((one) => one.state === 'committed') ? SOON_MS : false),
  });
  const sent = data.filter(({ kind }) => kind === KIND);
  // The list of the period does not name it, for it is asked for in a dispute alone; the service holds it to its limits.
  const requirement: Requirement = {
    kind: KIND,
    label: t.evidence,
    help: t.evidenceHelp,
    mandatory: false,
    types: ['application/pdf', 'image/jpeg', 'image/png'],
    minBytes: 512,
    maxBytes: 800 * KB,
    minShortSide: 300,
  };
  return (
    <>
      {sent.length > 0 && (
        <section className="panel">
          <h2>{t.sentFiles}</h2>
          <ul className="news">
            {sent.map(({ documentId, state, reasonText }, at) => (
              <li key={documentId}>
                <b>{t.file(at + 1)}</b> {isShown(state) && <Tag tone={tones[state]}>{d[state]}</Tag>}
                {reasonText && <p className="small">{reasonText}</p>}
              </li>
            ))}
          </ul>
        </section>
      )}
      <div className="documents">
        <DocumentCard requirement={requirement} stored={undefined} open />
      </div>
    </>
  );
}
