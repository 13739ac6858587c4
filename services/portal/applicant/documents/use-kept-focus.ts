import { type RefObject, useEffect, useRef } from 'react';

/**
 * What had the focus in a card may be gone when the next step is shown: the focus then goes to the heading of the card,
 * and not to the top of the page.
 */
export function useKeptFocus(): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null);
  const inside = useRef(false);
  useEffect(() => {
    const note = ({ target }: Event) => {
      inside.current = target instanceof Element && target.closest('.panel') === heading.current?.closest('.panel');
    };
    addEventListener('focusin', note);
    addEventListener('pointerdown', note);
    return () => {
      removeEventListener('focusin', note);
      removeEventListener('pointerdown', note);
    };
  }, []);
  useEffect(() => {
    if (inside.current && document.activeElement === document.body) heading.current?.focus({ preventScroll: true });
  });
  return heading;
}
