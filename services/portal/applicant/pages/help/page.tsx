import { Questions } from '../../design/article.js';
import { Page } from '../../shell/page.js';
import { useTexts } from '../../texts/catalogue.js';
import { helpTexts } from './texts.js';

export default function Help() {
  const t = useTexts(helpTexts);
  const groups = [
    {
      title: t.codes,
      chapters: [
        {
          title: t.noCodeQ,
          texts: [t.noCode1, t.noCode2, t.noCode3, t.noCode4],
          links: ['/akun/kode', '/ganti-kontak'],
        },
        { title: t.wrongCodeQ, texts: [t.wrongCode] },
        { title: t.stolenQ, texts: [t.stolen] },
        { title: t.bothLostQ, texts: [t.bothLost] },
      ],
    },
    {
      title: t.account,
      chapters: [
        { title: t.forgottenQ, texts: [t.forgotten], links: ['/atur-ulang'] },
        { title: t.takenQ, texts: [t.taken], links: ['/masuk', '/atur-ulang'] },
        { title: t.resumeQ, texts: [t.resume], links: ['/masuk'] },
        { title: t.changeQ, texts: [t.change], links: ['/akun/data'] },
      ],
    },
    {
      title: t.documents,
      chapters: [
        { title: t.largeQ, texts: [t.large] },
        { title: t.refusedQ, texts: [t.refused], links: ['/akun/dokumen'] },
      ],
    },
    {
      title: t.deadline,
      chapters: [
        { title: t.closingQ, texts: [t.closing] },
        { title: t.costQ, texts: [t.cost] },
      ],
    },
  ];
  return (
    <Page
      title={t.title}
      aside={
        <>
          <h2>{t.contactTitle}</h2>
          <p>{t.contact}</p>
        </>
      }
    >
      <p>{t.lead}</p>
      <div className="stack">
        {groups.map(({ title, chapters }) => (
          <section key={title}>
            <h2>{title}</h2>
            <Questions chapters={chapters} />
          </section>
        ))}
      </div>
    </Page>
  );
}
