import { createElement, Fragment, type ReactNode } from 'react';
import { Link } from 'wouter';

const MARK = /<(b|a\d?)>(.*?)<\/\1>/g;

interface RichProps {
  readonly text: string;
  /** Where `<a>…</a>` leads; `<a1>`, `<a2>` … where there are several. */
  readonly links?: readonly string[];
}

function partsOf(text: string, links: readonly string[]): ReactNode[] {
  const parts: ReactNode[] = [];
  let end = 0;
  for (const match of text.matchAll(MARK)) {
    const [whole, mark = '', inner = ''] = match;
    const to = links[Number(mark.slice(1) || 1) - 1];
    const element = mark === 'b' || !to ? <b>{inner}</b> : <Link href={to}>{inner}</Link>;
    parts.push(text.slice(end, match.index), element);
    end = match.index + whole.length;
  }
  return [...parts, text.slice(end)];
}

/** A text of the catalogue with `<b>` and `<a>` in it. It makes elements, never HTML. */
export function Rich({ text, links = [] }: RichProps) {
  return createElement(Fragment, null, ...partsOf(text, links));
}
