import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { compressed } from './build/compressed.js';
import { staticPages } from './build/static-pages.js';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const exactly = (name: string) => new RegExp(`^${name}$`);

/** The portal that answers /api and takes uploads while the site is being worked on. */
const portal = process.env.PORTAL_URL ?? 'http://localhost:8080';

/**
 * Few chunks, for each costs a round trip on a poor line: what every page needs, what forms need, what documents need.
 * Whatever else a page has is its own.
 */
const groups = [
  {
    name: 'site',
    test: /\/node_modules\/(preact|@tanstack|wouter|regexparam|use-sync-external-store)\/|\/applicant\/(main|site-map|api|design|problems|shell|texts)\b|\/applicant\/session\/(presence|relogin|interrupted-dialog|session-watch|fresh-link|texts)\./,
    priority: 2,
  },
  {
    name: 'forms',
    test: /\/node_modules\/(zod|react-hook-form)\/|\/services\/(account|verification)\/|\/libs\/|\/applicant\/(forms|registering|codes|session)\//,
    priority: 1,
  },
  { name: 'documents', test: /\/applicant\/documents\//, priority: 1 },
];

export default defineConfig({
  root: here('.'),
  publicDir: here('./public'),
  resolve: {
    alias: [
      // Preact behind the code of React: a third of the size, which a cheap phone feels in seconds.
      { find: exactly('react'), replacement: 'preact/compat' },
      { find: exactly('react-dom'), replacement: 'preact/compat' },
      { find: exactly('react-dom/client'), replacement: 'preact/compat/client' },
      { find: exactly('react/jsx-runtime'), replacement: 'preact/jsx-runtime' },
      { find: exactly('react/jsx-dev-runtime'), replacement: 'preact/jsx-dev-runtime' },
      // What the request schemas of the services need of the libraries; nothing else of them reaches a browser.
      { find: exactly('#runtime'), replacement: here('../../../libs/runtime/src/http/field-texts.ts') },
      { find: exactly('#errors'), replacement: here('../../../libs/errors/src/index.ts') },
    ],
  },
  plugins: [staticPages(), compressed()],
  worker: { format: 'es' },
  build: {
    outDir: here('../../../dist/services/portal/applicant'),
    emptyOutDir: true,
    target: 'chrome100',
    modulePreload: { polyfill: false },
    // A data: URL would be refused by the policy of the pages.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    rolldownOptions: {
      treeshake: { moduleSideEffects: (id) => !id.includes('/libs/errors/') },
      // "use client" means something to a server that renders; there is none.
      checks: { moduleLevelDirective: false },
      output: { codeSplitting: { groups } },
    },
  },
  server: { proxy: { '/api': portal, '/quarantine': portal } },
});
