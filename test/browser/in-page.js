// Runs in the pages, and finds what axe does not measure; each function tells what is wrong, in a sentence for each.

/** What can be pressed and is smaller than a finger. Links within a sentence may be (WCAG 2.5.8). */
function smallTargets() {
  const LEAST = 44;
  const inSentence = (element) =>
    getComputedStyle(element).display === 'inline' &&
    [...(element.parentElement?.childNodes ?? [])].some(
      (node) => node.nodeType === 3 && /\S/.test(node.nodeValue ?? ''),
    );
  const pressed = [...document.querySelectorAll('a[href], button, input, select, textarea, summary')];
  return pressed.flatMap((element) => {
    const input = element.matches('input[type=radio], input[type=checkbox], input[type=file]');
    const target = (input && element.closest('label')) || element;
    const { width, height } = target.getBoundingClientRect();
    const covered = document.querySelector('dialog[open]') && !element.closest('dialog[open]');
    if (!element.checkVisibility() || width < 2 || covered || element.matches('.skip') || inSentence(element))
      return [];
    if (width >= LEAST - 0.5 && height >= LEAST - 0.5) return [];
    return [`small target (${Math.round(width)} × ${Math.round(height)}): ${element.outerHTML.slice(0, 120)}`];
  });
}

/** Whether somebody who looks on sees that an element has the focus. */
function showsFocus(element) {
  if (!element) return false;
  const { outlineStyle, outlineWidth } = getComputedStyle(element);
  return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
}

/** What shows nothing when the keyboard reaches it. */
function focusUnseen() {
  const before = document.activeElement;
  const reached = [...document.querySelectorAll('a[href], button, input, select, textarea, summary')].filter(
    (element) => element.checkVisibility() && !element.closest('[inert]'),
  );
  const unseen = reached.filter((element) => {
    element.focus({ focusVisible: true, preventScroll: true });
    return document.activeElement === element && !showsFocus(element) && !showsFocus(element.closest('label'));
  });
  before?.focus?.({ preventScroll: true });
  return unseen.map(unseenFocus);
}

/** The same of what has the focus now; the page as a whole has it between its end and its beginning. */
function focusUnseenNow() {
  const element = document.activeElement;
  if (!element || element === document.body) return [];
  const { bottom, right } = element.closest('label')?.getBoundingClientRect() ?? element.getBoundingClientRect();
  const isSeen = bottom > 0 && right > 0 && (showsFocus(element) || showsFocus(element.closest('label')));
  return isSeen ? [] : [unseenFocus(element)];
}

const unseenFocus = (element) => `focus is not seen: ${element.outerHTML.slice(0, 120)}`;

/** What reaches past the right edge. */
function overflow() {
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return [];
  const wide = [...document.querySelectorAll('main *, header *, footer *, dialog *')]
    .filter((element) => element.getBoundingClientRect().right > clientWidth + 1 && !element.closest('.unseen'))
    .map((element) => element.outerHTML.slice(0, 100));
  return [`scrolls sideways (${scrollWidth} over ${clientWidth}): ${wide.slice(0, 3).join(' | ')}`];
}

globalThis.looks = { smallTargets, focusUnseen, focusUnseenNow, overflow };
