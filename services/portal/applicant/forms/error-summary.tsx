import { useEffect, useRef } from 'react';
import { designTexts } from '../design/texts.js';
import { useTexts } from '../texts/catalogue.js';

export interface ListedProblem {
  /** The id of the control that mends it. */
  readonly id: string;
  readonly text: string;
}

function focusOn(id: string): void {
  const target = document.getElementById(id);
  const control = target?.matches('fieldset') ? target.querySelector<HTMLElement>('input, select') : target;
  control?.focus();
  target?.scrollIntoView({ block: 'center' });
}

/** Everything that is wrong, at the top, with the way to each. It takes the focus each time that it is shown. */
export function ErrorSummary({ problems }: { readonly problems: readonly ListedProblem[] }) {
  const t = useTexts(designTexts);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div ref={box} className="errors" role="alert" tabIndex={-1}>
      <h2>{t.problems}</h2>
      <ul>
        {problems.map(({ id, text }) => (
          <li key={id}>
            <a
              href={`#${id}`}
              onClick={(event) => {
                event.preventDefault();
                focusOn(id);
              }}
            >
              {text}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
