// One configuration, three levels: the suffix of a spec says what it needs (CONTRIBUTING.md, "Where a test goes").
const { readFileSync } = require('node:fs');
const { exclude, ...swc } = JSON.parse(readFileSync(`${__dirname}/.swcrc`, 'utf8'));
void exclude;

const level = (displayName, suffix, extra = {}) => ({
  displayName,
  rootDir: __dirname,
  roots: ['<rootDir>/apps', '<rootDir>/libs', '<rootDir>/tools'],
  testMatch: [`**/*.${suffix}.ts`],
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['@eventdesk/source', 'node', 'require', 'default'] },
  transform: { '^.+\\.ts$|/content-disposition/dist/.+\\.js$': ['@swc/jest', { ...swc, swcrc: false, sourceMaps: 'inline' }] },
  // @fastify/static requires this ES module; Node can do that, jest's own module loader can't.
  transformIgnorePatterns: ['/node_modules/(?!(.+/)?content-disposition/)'],
  modulePathIgnorePatterns: ['/dist/', '/planted/'],
  ...extra,
});

module.exports = {
  projects: [level('unit', 'spec'), level('int', 'int-spec'), level('e2e', 'e2e-spec')],
  // Says that a test hangs, never that it is slow: properties over real servers take half a minute on a busy machine.
  testTimeout: 120_000,
  maxWorkers: 2,
};
