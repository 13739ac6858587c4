import { useEffect, useRef } from 'react';

/** Puts off what would move the page while a button, a link or a choice is being pressed. */
export type AfterPress = (work: () => void) => void;

/**
 * What is said about a field that was just left would push the button away from under the finger, and the press would
 * be lost: it is said when the press is over.
 */
export function useAfterPress(): AfterPress {
  const pressing = useRef(false);
  const waiting = useRef<(() => void)[]>([]);
  useEffect(() => {
    const press = ({ target }: PointerEvent) => {
      pressing.current = target instanceof Element && target.closest('button, a, label') !== null;
    };
    const release = () => {
      pressing.current = false;
      for (const work of waiting.current.splice(0)) work();
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
  return (work) => {
    if (pressing.current) waiting.current.push(work);
    else work();
  };
}
