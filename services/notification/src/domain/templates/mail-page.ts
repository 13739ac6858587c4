import type { Locale } from '../delivery.js';
import { html } from './html.js';

/** A mail, ready for its provider. */
export interface Mail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly locale: Locale;
}

/** One paragraph, as text and as HTML. */
export interface Paragraph {
  readonly text: string;
  readonly html: string;
}

export function paragraph(text: string): Paragraph {
  return { text, html: html`<p>${text}</p>` };
}

export function emphasized(text: string): Paragraph {
  return { text, html: html`<p><strong>${text}</strong></p>` };
}

export function linked(words: string, link: string): Paragraph {
  return {
    text: `${words}\n${link}`,
    html: html`<p>${words}<br><a href="${link}" style="color:#0b4f9e;overflow-wrap:anywhere">${link}</a></p>`,
  };
}

/**
 * The same paragraphs as text and as a page: with its language, its title and one heading for screen readers, no
 * picture, no table, nothing that is fetched, letters that grow, and colours of enough contrast (WCAG 2.2, AA).
 */
export function mailOf(subject: string, locale: Locale, paragraphs: readonly Paragraph[]): Mail {
  const text = paragraphs.map((each) => each.text).join('\n\n');
  const head = html`<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${subject}</title>
</head>
<body style="margin:0;padding:24px;font-family:sans-serif;font-size:16px;line-height:1.5;color:#1a1a1a;background:#ffffff">
<main style="max-width:560px;margin:0 auto">
<h1 style="font-size:20px">${subject}</h1>
`;
  const body = paragraphs.map((each) => each.html).join('\n');
  return { subject, locale, text: `${text}\n`, html: `${head}${body}\n</main>\n</body>\n</html>\n` };
}
