import { useQuery } from '@tanstack/react-query';
import { Redirect } from 'wouter';
import { documentsQuery, periodQuery, registrationQuery, requirementsQuery } from '../../api/queries.js';
import { Steps } from '../../design/steps.js';
import { useDocuments } from '../../documents/use-documents.js';
import { Loaded } from '../../problems/loaded.js';
import { useStepNames } from '../../registering/step-names.js';
import { Page } from '../../shell/page.js';
import { useTexts } from '../../texts/catalogue.js';
import { OwnData } from './own-data.js';
import { OwnDocuments } from './own-documents.js';
import { Register } from './register.js';
import { reviewTexts } from './texts.js';

export default function Review() {
  const t = useTexts(reviewTexts);
  const names = useStepNames();
  const registration = useQuery(registrationQuery());
  const period = useQuery(periodQuery);
  const { requirements, documents } = useDocuments();
  return (
    <Page
      title={t.title}
      back="/daftar/dokumen"
      above={<Steps names={names} now={2} />}
      aside={
        <>
          <h2>{t.asideTitle}</h2>
          <p>{t.aside1}</p>
          <p>{t.aside2}</p>
        </>
      }
    >
      <p>{t.lead}</p>
      <Loaded query={registration} of={registrationQuery().queryKey}>
        {(mine) =>
          mine.state === 'draft' ? (
            <>
              <OwnData mine={mine} />
              <Loaded query={requirements} of={requirementsQuery().queryKey}>
                {(asked) => (
                  <Loaded query={documents} of={documentsQuery().queryKey}>
                    {(stored) => (
                      <>
                        <OwnDocuments requirements={asked} documents={stored} />
                        <Loaded query={period} of={periodQuery.queryKey}>
                          {({ policy }) => (
                            <Register mine={mine} policy={policy} requirements={asked} documents={stored} />
                          )}
                        </Loaded>
                      </>
                    )}
                  </Loaded>
                )}
              </Loaded>
            </>
          ) : (
            <Redirect to={mine.state === 'cancelled' ? '/akun' : '/daftar/selesai'} replace />
          )
        }
      </Loaded>
    </Page>
  );
}
