import type { Text } from '#errors';
import type { CardView } from '../../../app/show-card.js';
import { type CardLine, cardLines, HOW_TO_CHECK, qrAlternative, TITLE, WHAT_IT_SAYS } from './card.words.js';
import { type QrCode, qrCodeOf } from './qr-code.js';

/** The page loads its style sheet from the portal, and nothing else. */
export const CARD_POLICY =
  "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string) => text.replace(/[&<>"']/g, (symbol) => ENTITIES[symbol] ?? '');
const both = ({ id, en }: Text) => `${escaped(id)} <span lang="en">${escaped(en)}</span>`;
const row = ({ label, value }: CardLine) => `<tr><th scope="row">${both(label)}</th><td>${escaped(value)}</td></tr>`;

const drawing = ({ size, path }: QrCode, title: string) =>
  `<svg role="img" aria-labelledby="qr" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges">
<title id="qr">${escaped(title)}</title>
<path fill="#fff" d="M0 0h${size}v${size}H0z"/><path fill="#000" d="${path}"/></svg>`;

/** The card as a page of its own, for the screen and for black-and-white paper. */
export function cardPage(card: CardView, link: string): string {
  return `<!doctype html>
<html lang="id">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escaped(TITLE.id)} · Daftar</title>
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/kartu.css">
</head>
<body>
<main>
<h1>${both(TITLE)}</h1>
<table>
${cardLines(card).map(row).join('\n')}
</table>
<figure>
${drawing(qrCodeOf(link), qrAlternative(link))}
<figcaption>${both(HOW_TO_CHECK)}</figcaption>
</figure>
<p>${both(WHAT_IT_SAYS)}</p>
</main>
<nav aria-label="Kartu">
<a href="proof.pdf">Unduh PDF <span lang="en">Download PDF</span></a>
<a href="/">Kembali ke portal <span lang="en">Back to the portal</span></a>
</nav>
</body>
</html>
`;
}
