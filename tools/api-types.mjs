// The page's client is typed by the gateway's own OpenAPI document. usage: node tools/api-types.mjs [--check]
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import openapiTypescript, { astToString } from 'openapi-typescript';
import prettier from 'prettier';
import gateway from '@eventdesk/gateway';

const target = fileURLToPath(new URL('../apps/web/src/api/schema.d.ts', import.meta.url));
const header = '// Made from the gateway’s OpenAPI document by `npm run api:types`; do not edit.\n';
const types = await openapiTypescript(structuredClone(gateway.interfaceDocument()), { alphabetize: false });
const text = await prettier.format(`${header}${astToString(types)}`, {
  ...(await prettier.resolveConfig(target)),
  filepath: target,
});

if (!process.argv.includes('--check')) writeFileSync(target, text);
else if (readFileSync(target, 'utf8') !== text) {
  console.error('apps/web/src/api/schema.d.ts is not what the gateway says it serves: run `npm run api:types` and commit it.');
  process.exit(1);
}
