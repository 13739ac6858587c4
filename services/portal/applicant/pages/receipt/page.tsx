import { useQuery } from '@tanstack/react-query';
import { Redirect } from 'wouter';
import { periodQuery, registrationQuery, type VersionedRegistration } from '../../api/queries.js';
import { Button, ButtonLink } from '../../design/button.js';
import { CopyText } from '../../design/copy-text.js';
import { Notice } from '../../design/notice.js';
import { Steps } from '../../design/steps.js';
import { Summary } from '../../design/summary.js';
import { Loaded } from '../../problems/loaded.js';
import { useStepNames } from '../../registering/step-names.js';
import { Page } from '../../shell/page.js';
import { useTexts } from '../../texts/catalogue.js';
import { timeInWib } from '../../texts/dates.js';
import { useLanguage } from '../../texts/language.js';
import { receiptTexts } from './texts.js';

function Paper({ mine }: { readonly mine: VersionedRegistration }) {
  const t = useTexts(receiptTexts);
  const language = useLanguage();
  const { data: period } = useQuery(periodQuery);
  const waits = mine.state === 'submitted' || mine.state === 'verified';
  return (
    <>
      <Notice tone="positive">
        <p>{t.thanks}</p>
      </Notice>
      <section className="panel" aria-label={t.title}>
        <Summary
          rows={[
            [t.number, <CopyText key="number" text={mine.registrationNumber} />],
            [t.name, mine.person.name],
            [t.at, timeInWib(mine.submittedAt ?? '', language)],
            ...(period ? [[t.period, period.name] as const] : []),
            [t.documents, t.documentCount(mine.documents.length)],
          ]}
        />
      </section>
      {waits && (
        <section className="next">
          <h2>{t.nextTitle}</h2>
          <p>{t.nextText}</p>
        </section>
      )}
      <div className="actions">
        {waits ? <ButtonLink to="/akun/kode">{t.enter}</ButtonLink> : <ButtonLink to="/akun">{t.account}</ButtonLink>}
        <Button kind="second" icon="print" onPress={() => print()}>
          {t.print}
        </Button>
      </div>
    </>
  );
}

export default function Receipt() {
  const t = useTexts(receiptTexts);
  const names = useStepNames();
  const query = useQuery(registrationQuery());
  return (
    <Page title={t.title} above={<Steps names={names} now={3} />}>
      <Loaded query={query} of={registrationQuery().queryKey}>
        {(mine) => (mine.submittedAt ? <Paper mine={mine} /> : <Redirect to="/daftar/periksa" replace />)}
      </Loaded>
    </Page>
  );
}
