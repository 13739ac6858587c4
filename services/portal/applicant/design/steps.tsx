import { useTexts } from '../texts/catalogue.js';
import { Icon } from './icon.js';
import { designTexts } from './texts.js';

interface StepsProps {
  readonly names: readonly string[];
  /** The step that the reader is in, from 0. */
  readonly now: number;
  /** Where a step has parts of its own: which one this is, from 1, and how many there are. */
  readonly part?: readonly [number, number];
}

const stateOf = (at: number, now: number) => (at < now ? 'done' : at === now ? 'now' : 'later');

/** Where the reader is on the way, as a line and in words. */
export function Steps({ names, now, part }: StepsProps) {
  const t = useTexts(designTexts);
  return (
    <nav aria-label={t.progress}>
      <ol className="steps">
        {names.map((name, at) => (
          <li key={name} data-state={stateOf(at, now)} aria-current={at === now ? 'step' : undefined}>
            {at < now && <Icon name="check" />}
            {name}
            {at < now && <span className="unseen"> {t.stepDone}</span>}
          </li>
        ))}
      </ol>
      <p className="part">{part ? t.stepPart(now + 1, names.length, ...part) : t.step(now + 1, names.length)}</p>
    </nav>
  );
}
