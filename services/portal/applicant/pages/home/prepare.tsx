import { useQuery } from '@tanstack/react-query';
import { requirementsQuery } from '../../api/queries.js';
import { useTexts } from '../../texts/catalogue.js';
import { useLanguage } from '../../texts/language.js';
import { sizeInWords } from '../../texts/size.js';
import { homeTexts } from './texts.js';

/** What to have at hand. The documents are those of the period; while they cannot be told, the rest stands alone. */
export function Prepare() {
  const t = useTexts(homeTexts);
  const language = useLanguage();
  const { data: requirements = [] } = useQuery(requirementsQuery());
  return (
    <section>
      <h2>{t.prepareTitle}</h2>
      <ul>
        <li>{t.cards}</li>
        <li>{t.reachable}</li>
      </ul>
      {requirements.length > 0 && (
        <>
          <h3>{t.documentsTitle}</h3>
          <ul>
            {requirements.map(({ kind, label, mandatory, maxBytes }) => (
              <li key={kind}>
                {label}{' '}
                <span className="soft small">
                  ({mandatory ? '' : `${t.optional}, `}
                  {t.upTo(sizeInWords(maxBytes, language))})
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      <p className="soft">{t.prepareText}</p>
    </section>
  );
}
