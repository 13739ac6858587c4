import { useEffect, useState } from 'react';
import { Button } from '../design/button.js';
import { Dialog } from '../design/dialog.js';
import { useTexts } from '../texts/catalogue.js';
import { documentTexts } from './texts.js';

/** A URL for something on the device, for as long as it is shown. */
function useBlobUrl(blob: Blob): string | undefined {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(blob);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [blob]);
  return url;
}

interface PreviewProps {
  readonly blob: Blob;
  readonly alt: string;
}

/** A picture on the device, and larger on demand: whoever accepts it has to see whether it can be read. */
export function Preview({ blob, alt }: PreviewProps) {
  const t = useTexts(documentTexts);
  const url = useBlobUrl(blob);
  const [large, setLarge] = useState(false);
  if (!url) return null;
  return (
    <figure className="preview">
      <img src={url} alt={alt} />
      <Button kind="second" small onPress={() => setLarge(true)}>
        {t.enlarge}
      </Button>
      {large && (
        <Dialog wide title={alt} onClose={() => setLarge(false)}>
          <img src={url} alt={alt} className="enlarged" />
          <div className="actions">
            <Button onPress={() => setLarge(false)}>{t.close}</Button>
          </div>
        </Dialog>
      )}
    </figure>
  );
}
