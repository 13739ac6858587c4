import type { Requirement } from '../api/answers.js';
import { Button } from '../design/button.js';
import { useTexts } from '../texts/catalogue.js';
import { PagesPicker } from './picker.js';
import { Preview } from './preview.js';
import { documentTexts } from './texts.js';
import { cancel, makePdf, showPages } from './uploads.js';

interface PagesProps {
  readonly requirement: Requirement;
  readonly photos: readonly File[];
}

/** Photos of pages, in the order in which they go into one PDF. */
export function Pages({ requirement, photos }: PagesProps) {
  const t = useTexts(documentTexts);
  const { kind, label } = requirement;
  const earlier = (at: number) => {
    const moved = [...photos];
    moved.splice(at - 1, 2, ...photos.slice(at - 1, at + 1).reverse());
    showPages(kind, moved);
  };
  return (
    <div className="offer">
      <h3>{t.pagesTitle}</h3>
      <p className="small">{t.pagesText}</p>
      <ol className="pages">
        {photos.map((photo, at) => (
          <li key={`${photo.name}-${photo.size}-${photo.lastModified}`}>
            <b>{t.page(at + 1)}</b>
            <Preview blob={photo} alt={t.previewOf(label, at + 1)} />
            <div className="page-actions">
              {at > 0 && (
                <Button kind="second" small onPress={() => earlier(at)}>
                  {t.earlier}
                  <span className="unseen"> {t.page(at + 1)}</span>
                </Button>
              )}
              <Button
                kind="second"
                small
                onPress={() =>
                  showPages(
                    kind,
                    photos.filter((other) => other !== photo),
                  )
                }
              >
                {t.remove}
                <span className="unseen"> {t.page(at + 1)}</span>
              </Button>
            </div>
          </li>
        ))}
      </ol>
      <PagesPicker label={label} onFiles={(files) => showPages(kind, [...photos, ...files])} />
      <div className="actions">
        <Button onPress={() => void makePdf(photos, requirement)}>{t.makePdf}</Button>
        <Button kind="second" onPress={() => cancel(kind)}>
          {t.cancel}
        </Button>
      </div>
    </div>
  );
}
