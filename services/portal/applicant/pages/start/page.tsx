import { useQuery } from '@tanstack/react-query';
import { Redirect } from 'wouter';
import { periodQuery, requirementsQuery } from '../../api/queries.js';
import { ButtonLink } from '../../design/button.js';
import { Rich } from '../../design/rich.js';
import { Steps } from '../../design/steps.js';
import { OpenPeriod } from '../../registering/open-period.js';
import { identityScreen } from '../../registering/screens.js';
import { useStepNames } from '../../registering/step-names.js';
import { usePresence } from '../../session/presence.js';
import { Page } from '../../shell/page.js';
import { useTexts } from '../../texts/catalogue.js';
import { startTexts } from './texts.js';

export default function Start() {
  const t = useTexts(startTexts);
  const names = useStepNames();
  const present = usePresence();
  const { data: period } = useQuery(periodQuery);
  const begins = !period || period.state === 'open';
  const { data: requirements = [] } = useQuery(requirementsQuery());
  if (present) return <Redirect to="/akun" replace />;
  const documents = requirements.filter(({ mandatory }) => mandatory).map(({ label }) => label);
  return (
    <Page title={t.title} above={begins && <Steps names={names} now={0} />} aside={begins && <p>{t.draft}</p>}>
      <OpenPeriod>
        {() => (
          <>
            <p>{t.lead}</p>
            <ul>
              <li>{t.cards}</li>
              <li>{t.reachable}</li>
              {documents.length > 0 && <li>{t.documents(documents.join(', '))}</li>}
            </ul>
            <p>{t.photos}</p>
            <p>
              <Rich text={t.privacy} links={['/privasi']} />
            </p>
            <div className="actions">
              <ButtonLink to={identityScreen.path}>{t.begin}</ButtonLink>
              <ButtonLink kind="second" to="/masuk">
                {t.login}
              </ButtonLink>
            </div>
          </>
        )}
      </OpenPeriod>
    </Page>
  );
}
