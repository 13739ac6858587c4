import type { Requirement } from '../api/answers.js';
import { Button } from '../design/button.js';
import { useTexts } from '../texts/catalogue.js';
import { useLanguage } from '../texts/language.js';
import { sizeInWords } from '../texts/size.js';
import { Preview } from './preview.js';
import { documentTexts } from './texts.js';
import { cancel, sendOut, type Upload } from './uploads.js';

interface OfferProps {
  readonly requirement: Requirement;
  readonly upload: Upload & { readonly step: 'offered' };
}

/** What was made on the device, to accept or not: nothing was sent yet. */
export function Offer({ requirement: { kind, label }, upload: { prepared } }: OfferProps) {
  const t = useTexts(documentTexts);
  const language = useLanguage();
  const { blob, fileName, photos, before } = prepared;
  const size = (bytes: number) => sizeInWords(bytes, language);
  return (
    <div className="offer">
      <h3>{fileName.endsWith('.pdf') ? t.offerPdfTitle : t.offerTitle}</h3>
      <p className="small">{t.offerSizes(size(before), size(blob.size))}</p>
      <div className="previews">
        {photos.map((photo, at) => {
          const alt = t.previewOf(label, at + 1);
          return <Preview key={alt} blob={photo.blob} alt={alt} />;
        })}
      </div>
      <div className="actions">
        <Button onPress={() => void sendOut(kind, blob, fileName)}>{t.useIt}</Button>
        <Button kind="second" onPress={() => cancel(kind)}>
          {t.chooseAnother}
        </Button>
      </div>
    </div>
  );
}
