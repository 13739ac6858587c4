import type { Plugin, Rolldown } from 'vite';
import { type Page, siteMap } from '../site-map.js';

const SHELL = 'index.html';
const NOT_FOUND = { path: '', page: 'not-found', title: { id: 'Halaman tidak ditemukan', en: 'Page not found' } };

/** What the portal, or a CDN, needs to know to serve the build. */
interface SiteIndex {
  readonly pages: Readonly<Record<string, string>>;
  readonly notFound: string;
}

const chunks = (bundle: Rolldown.OutputBundle) =>
  Object.values(bundle).filter((file): file is Rolldown.OutputChunk => file.type === 'chunk');

function withImports(
  chunk: Rolldown.OutputChunk,
  bundle: Rolldown.OutputBundle,
  seen = new Set<Rolldown.OutputChunk>(),
): Set<Rolldown.OutputChunk> {
  if (seen.has(chunk)) return seen;
  seen.add(chunk);
  for (const name of chunk.imports) {
    const imported = bundle[name];
    if (imported?.type === 'chunk') withImports(imported, bundle, seen);
  }
  return seen;
}

/** Everything that a page loads, named in its head: the browser asks for all of it at once, and not one by one. */
function linksFor(page: Page, bundle: Rolldown.OutputBundle, shell: string): string {
  const chunk = chunks(bundle).find(({ facadeModuleId }) => facadeModuleId?.endsWith(`/pages/${page.page}/page.tsx`));
  if (!chunk) throw new Error(`there is no pages/${page.page}/page.tsx`);
  const needed = [...withImports(chunk, bundle)].filter(({ fileName }) => !shell.includes(`/${fileName}"`));
  const styles = needed.flatMap(({ viteMetadata }) => [...(viteMetadata?.importedCss ?? [])]);
  return [
    ...(page.asks ?? []).map((url) => `<link rel="preload" as="fetch" crossorigin href="${url}">`),
    ...needed.map(({ fileName }) => `<link rel="modulepreload" crossorigin href="/${fileName}">`),
    ...styles
      .filter((fileName) => !shell.includes(`/${fileName}"`))
      .map((fileName) => `<link rel="stylesheet" crossorigin href="/${fileName}">`),
  ].join('\n    ');
}

function htmlOf(page: Page, bundle: Rolldown.OutputBundle, shell: string): string {
  const robots = page.hidden || page.path === '' ? '<meta name="robots" content="noindex">\n    ' : '';
  return shell
    .replace(/<title>.*<\/title>/, `<title>${page.title.id} · Daftar</title>`)
    .replace('</head>', `  ${robots}${linksFor(page, bundle, shell)}\n  </head>`);
}

/** One HTML file for each page, so that every address answers with its own status, title and preloads. */
export function staticPages(): Plugin {
  return {
    name: 'static-pages',
    apply: 'build',
    enforce: 'post',
    generateBundle(_options, bundle) {
      const shell = String((bundle[SHELL] as Rolldown.OutputAsset).source);
      const fileOf = ({ path }: Page) => (path === '/' ? SHELL : `${path.slice(1)}/index.html`);
      const notFound = '404.html';
      const index: SiteIndex = {
        pages: Object.fromEntries(siteMap.map((page) => [page.path, fileOf(page)])),
        notFound,
      };
      for (const page of siteMap) {
        if (page.path === '/') (bundle[SHELL] as Rolldown.OutputAsset).source = htmlOf(page, bundle, shell);
        else this.emitFile({ type: 'asset', fileName: fileOf(page), source: htmlOf(page, bundle, shell) });
      }
      this.emitFile({ type: 'asset', fileName: notFound, source: htmlOf(NOT_FOUND, bundle, shell) });
      this.emitFile({ type: 'asset', fileName: 'site.json', source: JSON.stringify(index) });
    },
  };
}
