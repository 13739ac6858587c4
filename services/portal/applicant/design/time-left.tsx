import { useTexts } from '../texts/catalogue.js';
import { designTexts } from './texts.js';
import { largestOf, unitsOf } from './units.js';

/** A countdown in boxes; a listener hears it when they come to it, and not each second. */
export function Countdown({ seconds }: { readonly seconds: number }) {
  const t = useTexts(designTexts);
  return (
    <p className="countdown" role="timer">
      {unitsOf(seconds).map(({ unit, count }) => (
        <span key={unit}>
          <b>{count}</b> {t[unit](count)}
        </span>
      ))}
    </p>
  );
}

/** The same in a sentence. */
export function TimeLeft({ seconds }: { readonly seconds: number }) {
  const t = useTexts(designTexts);
  const words = largestOf(seconds).map(({ unit, count }) => `${count} ${t[unit](count)}`);
  return <span className="number">{words.join(' ')}</span>;
}
