// Lints code that breaks each boundary on purpose, as if it stood in the named file; prints what ESLint said as JSON.
// A boundary counts only once it has been seen to fail: boundaries.int-spec.ts reads this.
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';

export const planted = [
  { breaks: 'contracts know no rules', file: 'libs/contracts/src/planted.ts', code: "export { fold } from '@eventdesk/domain';" },
  {
    breaks: 'contracts know no framework',
    file: 'libs/contracts/src/planted.ts',
    code: "export { Module } from '@nestjs/common';",
  },
  {
    breaks: 'contracts run in a browser',
    file: 'libs/contracts/src/planted.ts',
    code: "export { readFileSync } from 'node:fs';",
  },
  {
    breaks: 'rules know no store',
    file: 'libs/domain/src/planted.ts',
    code: "export { handleCommand } from '@eventdesk/event-store';",
  },
  { breaks: 'rules know no framework', file: 'libs/domain/src/planted.ts', code: "export { Injectable } from '@nestjs/common';" },
  { breaks: 'rules make no ids', file: 'libs/domain/src/planted.ts', code: "export { v4 } from 'uuid';" },
  { breaks: 'rules use nothing of Node', file: 'libs/domain/src/planted.ts', code: "export { randomUUID } from 'node:crypto';" },
  { breaks: 'rules read no clock', file: 'libs/domain/src/planted.ts', code: 'export const now = Date.now();' },
  { breaks: 'rules ask for no time', file: 'libs/domain/src/planted.ts', code: 'export const now = new Date();' },
  { breaks: 'rules throw no dice', file: 'libs/domain/src/planted.ts', code: 'export const dice = Math.random();' },
  {
    breaks: 'ports know no runtime',
    file: 'libs/event-store/src/sqlite/planted.ts',
    code: "export { systemClock } from '@eventdesk/runtime';",
  },
  { breaks: 'ports pull in no driver', file: 'libs/event-store/src/planted.ts', code: "export { default } from 'libsql';" },
  { breaks: 'ports pull in no adapter', file: 'libs/read-models/src/planted.ts', code: "export * from './sqlite';" },
  {
    breaks: 'ports pull in no adapter of the distributed engines',
    file: 'libs/read-models/src/planted.ts',
    code: "export * from './mongodb';",
  },
  {
    breaks: 'runtime knows no ticket',
    file: 'libs/runtime/src/planted.ts',
    code: "export { TicketType } from '@eventdesk/contracts';",
  },
  {
    breaks: 'services know no other service',
    file: 'apps/numbering/src/planted.ts',
    code: "export * from '@eventdesk/sla-monitor';",
  },
  {
    breaks: 'services know no driver of the distributed engines',
    file: 'apps/projector/src/planted.ts',
    code: "export { MongoClient } from 'mongodb';",
  },
  {
    breaks: 'handlers do not know what they run on',
    file: 'apps/numbering/src/planted.ts',
    code: "export { runService } from '@eventdesk/hosting';",
  },
  {
    breaks: 'hosting knows no service',
    file: 'libs/hosting/src/planted.ts',
    code: "export * from '@eventdesk/numbering';",
  },
  { breaks: 'test helpers stay in tests', file: 'apps/numbering/src/planted.ts', code: "export * from '@eventdesk/testing';" },
  {
    breaks: 'the page knows no store',
    file: 'apps/web/src/planted.ts',
    code: "export { handleCommand } from '@eventdesk/event-store';",
  },
  {
    breaks: 'only the desk composes services',
    file: 'apps/replay/src/planted.ts',
    code: "export * from '@eventdesk/numbering';",
  },
  { breaks: 'nobody imports a composition root', file: 'apps/gateway/src/planted.ts', code: "export * from '@eventdesk/desk';" },
  {
    breaks: 'rooms are entered by their front door',
    file: 'apps/numbering/src/planted.ts',
    code: "export { fold } from '../../../libs/domain/src/decider';",
  },
  { breaks: null, file: 'apps/desk/src/planted.ts', code: "export * from '@eventdesk/numbering';" },
  { breaks: null, file: 'apps/numbering/src/main.ts', code: "export { runService } from '@eventdesk/hosting';" },
  { breaks: null, file: 'apps/numbering/src/planted.spec.ts', code: "export * from '@eventdesk/testing';" },
  { breaks: null, file: 'apps/numbering/src/planted.ts', code: "export { handleCommand } from '@eventdesk/event-store';" },
];

const eslint = new ESLint({
  overrideConfig: [{ ...tseslint.configs.disableTypeChecked, languageOptions: { parserOptions: { projectService: false } } }],
});
const boundaryRules = [
  '@nx/enforce-module-boundaries',
  'no-restricted-imports',
  'no-restricted-properties',
  'no-restricted-syntax',
];
const results = [];
for (const { breaks, file, code } of planted) {
  const [result] = await eslint.lintText(`${code}\n`, { filePath: file });
  const messages = result.messages
    .filter(({ ruleId, fatal }) => fatal || boundaryRules.includes(ruleId))
    .map(({ message }) => message);
  results.push({ breaks, file, code, messages });
}
process.stdout.write(JSON.stringify(results));
