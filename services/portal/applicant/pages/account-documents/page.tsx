import '../../documents/documents.css';
import { useQuery } from '@tanstack/react-query';
import { Redirect } from 'wouter';
import { documentsQuery, registrationQuery, requirementsQuery } from '../../api/queries.js';
import { DocumentCard } from '../../documents/document-card.js';
import { newestByKind, useDocuments } from '../../documents/use-documents.js';
import { Loaded } from '../../problems/loaded.js';
import { Page } from '../../shell/page.js';
import { useTexts } from '../../texts/catalogue.js';
import { accountDocumentsTexts } from './texts.js';

/** What was handed in; one that was refused afterwards can be replaced here. */
export default function AccountDocuments() {
  const t = useTexts(accountDocumentsTexts);
  const registration = useQuery(registrationQuery());
  const { requirements, documents } = useDocuments();
  return (
    <Page title={t.title} back="/akun">
      <p>{t.lead}</p>
      <Loaded query={registration} of={registrationQuery().queryKey}>
        {(mine) =>
          mine.state === 'draft' ? (
            <Redirect to="/daftar/dokumen" replace />
          ) : (
            <Loaded query={requirements} of={requirementsQuery().queryKey}>
              {(asked) => (
                <Loaded query={documents} of={documentsQuery().queryKey}>
                  {(stored) => {
                    const there = newestByKind(stored);
                    const shown = asked.filter(({ kind }) => there.has(kind));
                    return (
                      <div className="documents">
                        {shown.map((requirement) => (
                          <DocumentCard
                            key={requirement.kind}
                            requirement={requirement}
                            stored={there.get(requirement.kind)}
                            open={there.get(requirement.kind)?.state === 'reopened'}
                          />
                        ))}
                      </div>
                    );
                  }}
                </Loaded>
              )}
            </Loaded>
          )
        }
      </Loaded>
    </Page>
  );
}
