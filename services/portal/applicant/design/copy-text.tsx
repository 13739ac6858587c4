import { useState } from 'react';
import { useTexts } from '../texts/catalogue.js';
import { Button } from './button.js';
import { designTexts } from './texts.js';

/** A text that people write down, with a button that copies it where the browser can. */
export function CopyText({ text }: { readonly text: string }) {
  const t = useTexts(designTexts);
  const [copied, setCopied] = useState(false);
  const copy = () => navigator.clipboard.writeText(text).then(() => setCopied(true));
  return (
    <span className="copy">
      <strong className="number">{text}</strong>
      {'clipboard' in navigator && (
        <Button kind="second" small icon={copied ? 'check' : 'copy'} onPress={() => void copy().catch(() => undefined)}>
          <span role="status">{copied ? t.copied : t.copy}</span>
        </Button>
      )}
    </span>
  );
}
