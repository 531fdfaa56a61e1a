// `node -r` this to run a TypeScript file of the workspace in a process of its own: for specs that need one to kill.
const { readFileSync } = require('node:fs');
const { transformFileSync } = require('@swc/core');
const { exclude, ...swc } = JSON.parse(readFileSync(`${__dirname}/../../.swcrc`, 'utf8'));
void exclude;

require.extensions['.ts'] = (module, file) =>
  module._compile(transformFileSync(file, { ...swc, swcrc: false, sourceMaps: 'inline' }).code, file);
