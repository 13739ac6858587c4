import type { Channel } from '../api/answers.js';
import { Rich } from '../design/rich.js';
import { useTexts } from '../texts/catalogue.js';
import { codeTexts } from './texts.js';

/** Where a code went, as far as its owner needs it. */
export function SentTo({ channel, masked }: { readonly channel: Channel; readonly masked: string }) {
  const t = useTexts(codeTexts);
  return (
    <p>
      <Rich text={channel === 'email' ? t.sentToEmail(masked) : t.sentToSms(masked)} />
    </p>
  );
}
