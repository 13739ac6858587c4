import { ButtonLink } from '../../design/button.js';
import { Page } from '../../shell/page.js';
import { useTexts } from '../../texts/catalogue.js';
import { notFoundTexts } from './texts.js';

export default function NotFound() {
  const t = useTexts(notFoundTexts);
  return (
    <Page title={t.title}>
      <p>{t.text}</p>
      <div className="actions">
        <ButtonLink to="/">{t.home}</ButtonLink>
        <ButtonLink kind="second" to="/bantuan">
          {t.help}
        </ButtonLink>
      </div>
    </Page>
  );
}
