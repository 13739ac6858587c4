import { Button } from '../design/button.js';
import { useNow } from '../design/tick.js';
import { TimeLeft } from '../design/time-left.js';
import { Waiting } from '../design/waiting.js';
import { useTexts } from '../texts/catalogue.js';
import { useLanguage } from '../texts/language.js';
import { sizeInWords } from '../texts/size.js';
import { documentTexts } from './texts.js';
import { cancel, type Upload } from './uploads.js';

/** Before so much has passed, a speed says nothing. */
const MEASURED_MS = 1_500;

interface SendingProps {
  readonly kind: string;
  readonly label: string;
  readonly upload: Upload & { readonly step: 'sending' };
}

/** How far an upload has come, in bytes and in time. */
export function Sending({ kind, label, upload: { sent, total, since, waiting } }: SendingProps) {
  const t = useTexts(documentTexts);
  const language = useLanguage();
  const passed = useNow() - since;
  const left = sent > 0 && passed > MEASURED_MS ? ((total - sent) / sent) * (passed / 1_000) : undefined;
  const size = (bytes: number) => sizeInWords(bytes, language);
  return (
    <div className="sending">
      <progress className="progress" value={sent} max={total} aria-label={`${t.uploading}: ${label}`} />
      {waiting ? (
        <Waiting>{t.waiting}</Waiting>
      ) : (
        <p className="small number">
          {sent === total ? t.finishing : t.sending(size(sent), size(total))}
          {left !== undefined && left >= 1 && (
            <>
              , {t.timeLeft} <TimeLeft seconds={Math.ceil(left)} />
            </>
          )}
        </p>
      )}
      <Button kind="second" small onPress={() => cancel(kind)}>
        {t.cancel}
        <span className="unseen">: {label}</span>
      </Button>
    </div>
  );
}
