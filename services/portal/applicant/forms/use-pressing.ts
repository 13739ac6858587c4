import { type RefObject, useEffect, useRef } from 'react';

/**
 * Whether a button or a link is being pressed now. What is said about a field that was just left would push the button
 * away from under the finger, and the press would be lost; sending checks everything anyway.
 */
export function usePressing(): RefObject<boolean> {
  const pressing = useRef(false);
  useEffect(() => {
    const press = ({ target }: PointerEvent) => {
      pressing.current = target instanceof Element && target.closest('button, a, label') !== null;
    };
    const release = () => {
      pressing.current = false;
    };
    addEventListener('pointerdown', press, true);
    addEventListener('click', release, true);
    addEventListener('pointercancel', release, true);
    return () => {
      removeEventListener('pointerdown', press, true);
      removeEventListener('click', release, true);
      removeEventListener('pointercancel', release, true);
    };
  }, []);
  return pressing;
}
