import { useQuery } from '@tanstack/react-query';
import { periodQuery } from '../../api/queries.js';
import { Article } from '../../design/article.js';
import { Page } from '../../shell/page.js';
import { useTexts } from '../../texts/catalogue.js';
import { privacyTexts } from './texts.js';

export default function Privacy() {
  const t = useTexts(privacyTexts);
  const { data: period } = useQuery(periodQuery);
  return (
    <Page title={t.title}>
      {period && <p className="small soft">{t.version(period.noticeVersion)}</p>}
      <p className="lead">{t.lead}</p>
      <Article
        chapters={[
          { title: t.whatTitle, texts: [t.what1, t.what2, t.what3, t.what4, t.what5, t.what6] },
          { title: t.whoTitle, texts: [t.who1, t.who2] },
          { title: t.howTitle, texts: [t.how1, t.how2] },
          { title: t.longTitle, texts: [t.long1, t.long2, t.long3] },
          {
            title: t.rightsTitle,
            texts: [t.breach, t.rights1, t.rights2, t.rights3, t.rights4],
            links: ['/akun/data', '/ganti-kontak', '/bantuan'],
          },
        ]}
      />
    </Page>
  );
}
