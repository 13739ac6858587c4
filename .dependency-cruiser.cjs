const services = 'account|document-storage|verification|notification|portal|selection';

/** The arrows inside a service, in → app → domain, and what may be used where. */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'domain-is-bare',
      comment: 'The domain is bare TypeScript: itself and the coded errors, nothing else.',
      severity: 'error',
      from: { path: `^services/(${services})/src/domain/`, pathNot: '\\.spec\\.ts$' },
      to: { pathNot: [`^services/$1/src/domain/`, '^libs/errors/src/index\\.ts$'] },
    },
    {
      name: 'app-knows-no-edge',
      comment: 'Use cases speak to the outside through app/ports.ts.',
      severity: 'error',
      from: { path: '^services/[^/]+/src/app/' },
      to: { path: '^services/[^/]+/src/(in|out)/' },
    },
    {
      name: 'out-implements-ports',
      severity: 'error',
      from: { path: '^services/[^/]+/src/out/' },
      to: { path: '^services/[^/]+/src/in/' },
    },
    {
      name: 'in-goes-through-app',
      severity: 'error',
      from: { path: '^services/[^/]+/src/in/' },
      to: { path: '^services/[^/]+/src/out/' },
    },
    {
      name: 'nothing-imports-in',
      comment: 'Only the module and its parts wire what comes in; tests may drive it.',
      severity: 'error',
      from: {
        path: '^(services|libs)/',
        pathNot: [
          '^services/[^/]+/src/in/',
          '^services/portal/applicant/',
          '\\.(module|wiring)\\.ts$',
          '/test/',
          '\\.spec\\.ts$',
        ],
      },
      to: { path: '^services/[^/]+/src/in/' },
    },
    {
      name: 'services-stand-alone',
      severity: 'error',
      from: { path: `^services/([^/]+)/`, pathNot: '^services/portal/applicant/' },
      to: { path: '^services/', pathNot: '^services/$1/' },
    },
    {
      name: 'site-shares-what-is-checked',
      comment:
        'Forms check what the services check: request schemas and the rules behind them reach a browser, no more.',
      severity: 'error',
      from: { path: '^services/portal/applicant/' },
      to: {
        path: '^services/',
        pathNot: ['^services/portal/applicant/', '^services/[^/]+/src/(domain|in/http)/'],
      },
    },
    {
      name: 'libs-know-no-service',
      severity: 'error',
      from: { path: '^libs/', pathNot: '/test/' },
      to: { path: '^(services|deploy|test)/' },
    },
    {
      name: 'libs-by-their-index',
      severity: 'error',
      from: { path: '^(services|deploy|test)/' },
      to: { path: '^libs/[^/]+/', pathNot: '^libs/[^/]+/src/index\\.ts$' },
    },
    {
      name: 'libs-of-each-other-by-their-index',
      severity: 'error',
      from: { path: '^libs/([^/]+)/' },
      to: { path: '^libs/[^/]+/', pathNot: ['^libs/$1/', '^libs/[^/]+/src/index\\.ts$'] },
    },
    {
      name: 'typeorm-stays-in-the-store',
      severity: 'error',
      from: {
        path: '^(services|libs)/',
        pathNot: [
          '^services/[^/]+/src/out/store/',
          '^services/[^/]+/migrations/',
          '^libs/(database|messaging|testing)/',
          '/test/',
        ],
      },
      to: { path: 'node_modules/typeorm/' },
    },
    {
      name: 'kafkajs-behind-its-port',
      severity: 'error',
      from: { path: '^(services|libs)/', pathNot: ['^libs/messaging/', '/test/'] },
      to: { path: 'node_modules/kafkajs/' },
    },
    {
      name: 'no-development-packages-in-services',
      severity: 'error',
      from: {
        path: '^(services|libs)/',
        // The site is compiled into static files; nothing of it runs in a service.
        pathNot: ['\\.spec\\.ts$', '/test/', '^libs/testing/', '^services/portal/applicant/'],
      },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'testing-lib-in-tests-only',
      severity: 'error',
      from: { path: '^(services|libs)/', pathNot: ['\\.spec\\.ts$', '/test/', '^libs/testing/'] },
      to: { path: '^libs/testing/' },
    },
    {
      name: 'imports-resolve',
      severity: 'error',
      from: {},
      // Vite makes a file of a worker and gives its address.
      to: { couldNotResolve: true, pathNot: '\\?worker' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // Compiled elsewhere, beside types that are generated.
    exclude: { path: ['^(dist|\\.daftar)/', '^test/flows/generated-client/program\\.ts$'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json', '.css'],
    },
  },
};
