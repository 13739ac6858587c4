import { Rich } from '../../design/rich.js';
import { useTexts } from '../../texts/catalogue.js';
import { homeTexts } from './texts.js';

/** After the closing: what the site is still good for. */
export function StillWorks() {
  const t = useTexts(homeTexts);
  const ways = [
    [t.stillStatus, '/akun'],
    [t.stillCode, '/akun/kode'],
    [t.stillDocuments, '/akun/dokumen'],
    [t.stillCheck, '/periksa'],
    [t.stillNews, '/pengumuman'],
  ] as const;
  return (
    <section>
      <h2>{t.stillTitle}</h2>
      <ul>
        {ways.map(([text, to]) => (
          <li key={to}>
            <Rich text={text} links={[to]} />
          </li>
        ))}
      </ul>
    </section>
  );
}
