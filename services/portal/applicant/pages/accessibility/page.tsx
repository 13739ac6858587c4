import { Article } from '../../design/article.js';
import { Page } from '../../shell/page.js';
import { useTexts } from '../../texts/catalogue.js';
import { accessibilityTexts } from './texts.js';

export default function Accessibility() {
  const t = useTexts(accessibilityTexts);
  return (
    <Page title={t.title}>
      <p className="lead">{t.lead}</p>
      <Article
        chapters={[
          { title: t.standardTitle, texts: [t.standard] },
          { title: t.worksTitle, texts: [t.works1, t.works2, t.works3, t.works4, t.works5] },
          { title: t.limitsTitle, texts: [t.limits] },
          { title: t.tellTitle, texts: [t.tell], links: ['/bantuan'] },
        ]}
      />
    </Page>
  );
}
