import { createHash } from 'node:crypto';
import type { Message } from './message-box.js';

const STYLE = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 44rem; margin: 2rem auto; padding: 0 1rem; }
article { border: 1px solid #8888; border-radius: .5rem; padding: .75rem 1rem; margin: 1rem 0; }
p { margin: .25rem 0; overflow-wrap: anywhere; }
.about { color: light-dark(#555, #bbb); font-size: .875rem; }
input, button { font: inherit; padding: .25rem .5rem; }`;

const MOST_SHOWN = 200;
const STATES: Readonly<Record<number, string>> = {
  1: 'sampai / delivered',
  2: 'tidak sampai / not delivered',
  8: 'diterima jaringan / accepted by the network',
};
const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Nothing runs, nothing is fetched; the one style sheet is named by its hash. */
export const PAGE_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
}

function withLinks(text: string): string {
  return text
    .split(/(https?:\/\/[^\s<>"']+)/)
    .map((part, index) => (index % 2 === 1 ? link(part) : escapeHtml(part)))
    .join('');
}

function link(url: string): string {
  return `<a href="${escapeHtml(url)}" rel="noreferrer noopener">${escapeHtml(url)}</a>`;
}

function article(message: Message): string {
  const state = STATES[message.reports.at(-1)?.value ?? 0] ?? 'dikirim / sent';
  const copy = message.copy > 1 ? ` · salinan / copy ${message.copy}` : '';
  return `<article>
<p class="about">${escapeHtml(message.from)} → <strong>${escapeHtml(message.to)}</strong> ·
<time datetime="${message.at}">${message.at}</time> · ${state}${copy}</p>
<p>${withLinks(message.text)}</p>
</article>`;
}

/** The inbox as a page for people: newest first, renewed every few seconds, no script. */
export function inboxPage(messages: readonly Message[], to: string): string {
  const newest = messages.slice(-MOST_SHOWN).reverse();
  return `<!doctype html>
<html lang="id">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="5">
<title>Kotak masuk SMS · SMS inbox</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>Kotak masuk SMS <span lang="en">· SMS inbox</span></h1>
<p class="about">Gerbang SMS setempat: tidak ada SMS yang benar-benar dikirim.
<span lang="en">A local SMS gateway: no real SMS is sent.</span></p>
<form method="get" action="/">
<label for="to">Nomor <span lang="en">/ Number</span></label>
<input id="to" name="to" inputmode="tel" value="${escapeHtml(to)}">
<button>Cari <span lang="en">/ Search</span></button>
</form>
<p>${messages.length} pesan <span lang="en">/ messages</span></p>
${newest.map(article).join('\n') || '<p>Belum ada pesan. <span lang="en">No messages yet.</span></p>'}
</main>
</body>
</html>
`;
}
