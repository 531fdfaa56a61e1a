// Style, types and boundaries (CONTRIBUTING.md, "Boundaries"). Every boundary here has a planted violation in tools/boundaries.
import nx from '@nx/eslint-plugin';
import prettier from 'eslint-config-prettier';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const needsOnly = (layer, ...others) => ({
  sourceTag: `layer:${layer}`,
  onlyDependOnLibsWithTags: others.map((name) => `layer:${name}`),
});
const framework = [
  '@nestjs/*',
  'nats',
  'mongodb',
  '@eventstore/*',
  'libsql',
  'fastify',
  '@fastify/*',
  'pino',
  'nodemailer',
  'prom-client',
];
const builtins = ['node:*', 'fs', 'path', 'crypto', 'os', 'http', 'net', 'worker_threads', 'child_process'];

export const boundaries = [
  needsOnly('contracts', 'contracts'),
  needsOnly('domain', 'contracts', 'domain'),
  needsOnly('port', 'contracts', 'domain', 'port'),
  needsOnly('runtime', 'runtime'),
  needsOnly('hosting', 'contracts', 'port', 'runtime'),
  needsOnly('service', 'contracts', 'domain', 'port', 'runtime', 'hosting'),
  needsOnly('composition', 'contracts', 'domain', 'port', 'runtime', 'hosting', 'service', 'web', 'composition'),
  needsOnly('web', 'contracts', 'domain'),
  needsOnly('testing', 'contracts', 'domain', 'port', 'runtime', 'testing'),
  { sourceTag: 'layer:contracts', bannedExternalImports: [...framework, 'rxjs', 'luxon'] },
  { sourceTag: 'layer:domain', bannedExternalImports: [...framework, 'rxjs', 'uuid'] },
  { sourceTag: 'platform:any', onlyDependOnLibsWithTags: ['platform:any'] },
  { sourceTag: 'platform:browser', onlyDependOnLibsWithTags: ['platform:any', 'platform:browser'] },
  { sourceTag: 'platform:node', onlyDependOnLibsWithTags: ['platform:any', 'platform:node', 'platform:browser'] },
];

/** What apps/desk composes: the one symbol of each service, its Nest module. No other app imports an app. */
const serviceModules = ['gateway', 'ticket-command', 'numbering', 'sla-monitor', 'notification', 'projector', 'web'].map(
  (name) => `@eventdesk/${name}`,
);
const boundaryRule = (more, constraints = boundaries) => [
  'error',
  {
    enforceBuildableLibDependency: false,
    allow: more,
    depConstraints: constraints,
    // What is loaded late are drivers, secondary entries of a lib whose port everybody imports.
    checkDynamicDependenciesExceptions: ['@eventdesk/**'],
  },
];
/** Specs may also use what exists for tests. */
const forSpecs = boundaries.map((rule) =>
  rule.sourceTag.startsWith('layer:') && rule.onlyDependOnLibsWithTags
    ? {
        ...rule,
        onlyDependOnLibsWithTags: [
          ...rule.onlyDependOnLibsWithTags,
          'layer:testing',
          'layer:port',
          'layer:runtime',
          'layer:domain',
        ],
      }
    : {
        ...rule,
        bannedExternalImports: undefined,
        ...(rule.sourceTag === 'platform:any' ? { onlyDependOnLibsWithTags: ['*'] } : {}),
      },
);

export default tseslint.config(
  {
    ignores: [
      '**/dist',
      'node_modules',
      '.nx',
      'data',
      'coverage',
      ...(process.env.EVENTDESK_PLANTED ? [] : ['tools/boundaries/planted']),
    ],
  },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [...tseslint.configs.recommendedTypeChecked, prettier],
    plugins: { '@nx': nx },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@nx/enforce-module-boundaries': boundaryRule([]),
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowNullish: true, allowBoolean: true },
      ],
      'max-lines': ['error', { max: 200, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
      'max-params': ['error', 4],
      complexity: ['error', 12],
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  {
    files: ['apps/web/src/**/*.{ts,tsx}'],
    extends: [jsxA11y.flatConfigs.strict, reactHooks.configs.flat.recommended],
  },
  {
    // Made from the OpenAPI document.
    files: ['apps/web/src/api/schema.d.ts'],
    rules: { 'max-lines': 'off', 'max-lines-per-function': 'off' },
  },
  {
    files: ['**/*spec.{ts,tsx}', '**/contract/*.ts', 'libs/testing/**/*.ts', 'apps/*/e2e/**/*.ts'],
    rules: {
      '@nx/enforce-module-boundaries': boundaryRule([], forSpecs),
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': 'off',
      '@typescript-eslint/require-await': 'off',
      // expect.any() and the like are typed `any`.
      '@typescript-eslint/no-unsafe-assignment': 'off',
    },
  },
  {
    // A port is its root files; drivers and adapters stay in its secondary entries.
    files: ['libs/{event-store,event-bus,read-models}/src/*.ts'],
    ignores: ['**/*spec.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: [
                ...framework,
                './sqlite',
                './sqlite/*',
                './eventstoredb',
                './eventstoredb/*',
                './mongodb',
                './mongodb/*',
                './log',
                './log/*',
                './jetstream',
                './jetstream/*',
                './nest',
                './nest/*',
                './contract',
                './contract/*',
              ],
            },
          ],
        },
      ],
    },
  },
  {
    // Nx sees packages only: what comes with Node itself, and the clock and the dice, are kept out of the pure rooms here.
    files: ['libs/{contracts,domain}/src/**/*.ts'],
    ignores: ['**/*spec.ts'],
    rules: {
      'no-restricted-imports': ['error', { patterns: [{ group: builtins }] }],
      'no-restricted-properties': ['error', { object: 'Date', property: 'now' }, { object: 'Math', property: 'random' }],
      'no-restricted-syntax': [
        'error',
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Time arrives with the command.' },
      ],
    },
  },
  {
    files: ['apps/{gateway,ticket-command,numbering,sla-monitor,notification,projector}/src/**/*.ts'],
    ignores: ['**/main.ts', '**/*for-spec.ts', 'apps/gateway/src/kept/mongodb/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            { group: ['mongodb', '@eventstore/*'], message: 'Use the port.' },
            { group: ['@eventdesk/hosting'], message: 'Only the composition root (main.ts) knows what it runs on.' },
          ],
        },
      ],
    },
  },
  {
    files: ['apps/desk/src/**/*.ts'],
    ignores: ['**/*spec.ts'],
    rules: { '@nx/enforce-module-boundaries': boundaryRule(serviceModules) },
  },
);
