// One configuration, three levels: the suffix of a spec says what it needs (CONTRIBUTING.md, "Where a test goes").
const { readFileSync } = require('node:fs');
const { exclude, ...swc } = JSON.parse(readFileSync(`${__dirname}/.swcrc`, 'utf8'));
void exclude;
const tsx = { target: 'es2023', parser: { syntax: 'typescript', tsx: true }, transform: { react: { runtime: 'automatic' } } };

const level = (displayName, suffix, extra = {}) => ({
  displayName,
  rootDir: __dirname,
  roots: ['<rootDir>/apps', '<rootDir>/libs', '<rootDir>/tools'],
  testMatch: [`**/*.${suffix}.ts`],
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['@eventdesk/source', 'node', 'require', 'default'] },
  transform: {
    '^.+\\.ts$|/(content-disposition|jose)/dist/.+\\.js$': ['@swc/jest', { ...swc, swcrc: false, sourceMaps: 'inline' }],
    '^.+\\.tsx$': ['@swc/jest', { ...swc, jsc: tsx, swcrc: false, sourceMaps: 'inline' }],
  },
  // @fastify/static requires the first of these ES modules; Node can do that, jest's own module loader can't.
  transformIgnorePatterns: ['/node_modules/(?!(.+/)?(content-disposition|jose)/)'],
  modulePathIgnorePatterns: ['/dist/', '/planted/'],
  ...extra,
});

/** Components of the page, in a DOM without a browser. */
const components = level('components', 'spec', {
  roots: ['<rootDir>/apps/web'],
  testMatch: ['**/*.spec.tsx'],
  testEnvironment: 'jsdom',
  testEnvironmentOptions: {},
  setupFiles: ['<rootDir>/apps/web/src/testing/browser-for-spec.ts'],
  moduleNameMapper: { '\\.css$': '<rootDir>/apps/web/src/testing/style-for-spec.ts' },
  transform: { '^.+\\.(tsx?|mjs)$': ['@swc/jest', { ...swc, jsc: tsx, swcrc: false, sourceMaps: 'inline' }] },
  transformIgnorePatterns: ['/node_modules/(?!(openapi-fetch|tinykeys)/)'],
});

module.exports = {
  projects: [level('unit', 'spec'), components, level('int', 'int-spec'), level('e2e', 'e2e-spec')],
  // Says that a test hangs, never that it is slow: properties over real servers take half a minute on a busy machine.
  testTimeout: 120_000,
  maxWorkers: 2,
};
