const libs = 'contracts|database|errors|messaging|privacy|runtime|testing';

/** What every tier shares: ES modules, decorators with metadata, libs from their sources. */
const shared = {
  rootDir: import.meta.dirname ?? process.cwd(),
  testEnvironment: 'node',
  setupFiles: ['<rootDir>/test/setup/note-problem-codes.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleFileExtensions: ['ts', 'js', 'mjs', 'cjs', 'json', 'node'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.daftar/'],
  moduleNameMapper: {
    [`^#(${libs})$`]: '<rootDir>/libs/$1/src/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        swcrc: false,
        sourceMaps: 'inline',
        module: { type: 'es6' },
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', decorators: true },
          transform: {
            legacyDecorator: true,
            decoratorMetadata: true,
            useDefineForClassFields: false,
          },
          keepClassNames: true,
        },
      },
    ],
  },
};

/** The tiers in the order in which `npm test` runs them. */
const tiers = {
  unit: [
    '<rootDir>/services/*/src/**/*.spec.ts',
    '<rootDir>/services/portal/applicant/**/*.spec.ts',
    '<rootDir>/libs/*/src/**/*.spec.ts',
    '<rootDir>/deploy/**/*.spec.ts',
    '<rootDir>/test/model/**/*.spec.ts',
  ],
  component: [
    '<rootDir>/services/*/test/**/*.spec.ts',
    '<rootDir>/libs/{contracts,database,errors,privacy,runtime,testing}/test/**/*.spec.ts',
  ],
  messaging: ['<rootDir>/libs/messaging/test/**/*.spec.ts'],
  flows: ['<rootDir>/test/{architecture,contracts,flows}/**/*.spec.ts'],
  browser: ['<rootDir>/test/browser/**/*.spec.ts'],
  crash: ['<rootDir>/test/crash/**/*.spec.ts'],
};

export default {
  // A limit for a test that hangs; Jest takes it for all projects only.
  testTimeout: 180_000,
  projects: Object.entries(tiers).map(([displayName, testMatch]) => ({
    ...shared,
    displayName,
    testMatch,
  })),
};
