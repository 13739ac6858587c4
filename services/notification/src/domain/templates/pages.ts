import type { Purpose } from '../delivery.js';
import type { NoticeTemplate } from './notice-message.js';

/** Where a code is typed that needs the browser that asked for it: no link of such a message proves anything. */
const CODE_PAGES: Readonly<Partial<Record<Purpose, string>>> = { reset: '/atur-ulang', change: '/ganti-kontak' };
const NOTICE_PAGES: Readonly<Partial<Record<NoticeTemplate, string>>> = { welcome: '/masuk' };

const at = (publicOrigin: string, path: string) => `${publicOrigin.replace(/\/+$/, '')}${path}`;

/** The page that a link opens; the token stands in the fragment, which no server sees. */
export function linkOf(publicOrigin: string, token: string): string {
  return at(publicOrigin, `/verifikasi#${token}`);
}

/** The page where a code without a link is typed; undefined where codes have links. */
export function codePageOf(publicOrigin: string, purpose: Purpose): string | undefined {
  const page = CODE_PAGES[purpose];
  return page && at(publicOrigin, page);
}

/** The page that a notice leads to. It logs nobody in. */
export function noticePageOf(publicOrigin: string, template: NoticeTemplate): string {
  return at(publicOrigin, NOTICE_PAGES[template] ?? '');
}
