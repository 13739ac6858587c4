import type { Requirement, StoredDocument } from '../../api/answers.js';
import { Tag } from '../../design/notice.js';
import { Summary } from '../../design/summary.js';
import { documentTexts } from '../../documents/texts.js';
import { isHandedIn, newestByKind } from '../../documents/use-documents.js';
import { useTexts } from '../../texts/catalogue.js';
import { Section } from './own-data.js';
import { reviewTexts } from './texts.js';

interface OwnDocumentsProps {
  readonly requirements: readonly Requirement[];
  readonly documents: readonly StoredDocument[];
}

function State({ stored, mandatory }: { readonly stored: StoredDocument | undefined; readonly mandatory: boolean }) {
  const t = useTexts(documentTexts);
  if (stored?.state === 'accepted') return <Tag tone="positive">{t.accepted}</Tag>;
  if (isHandedIn(stored)) return <Tag tone="guide">{t.committed}</Tag>;
  if (stored?.state === 'rejected') return <Tag tone="negative">{t.rejected}</Tag>;
  return <Tag tone={mandatory ? 'warning' : 'neutral'}>{mandatory ? t.missing : t.optional}</Tag>;
}

export function OwnDocuments({ requirements, documents }: OwnDocumentsProps) {
  const t = useTexts(reviewTexts);
  const there = newestByKind(documents);
  return (
    <Section title={t.documents} to="/daftar/dokumen">
      <Summary
        rows={requirements.map(({ kind, label, mandatory }) => [
          label,
          <State key={kind} stored={there.get(kind)} mandatory={mandatory} />,
        ])}
      />
    </Section>
  );
}
