/** What the deployment files may rely on, read from the project itself. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(__dirname, '..', '..');
export const exists = (path: string): boolean => existsSync(join(root, path));
export const textOf = (path: string): string => readFileSync(join(root, path), 'utf8');

const projects = (): string[] =>
  ['apps', 'libs'].flatMap((folder) => readdirSync(join(root, folder)).map((name) => `${folder}/${name}`));

/** Every source of a project that runs in production, as one text; and of all projects. */
export const sourcesOf = (project: string): string =>
  readdirSync(join(root, project, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('spec.ts'))
    .map((file) => textOf(`${project}/src/${file}`))
    .join('\n');

let all: string | undefined;
export const sources = (): string =>
  (all ??= projects()
    .filter((project) => exists(`${project}/src`))
    .map(sourcesOf)
    .join('\n'));

/** Variables that some process of the desk reads: the keys of the settings' schemas. */
export const variables = (): Set<string> =>
  new Set(
    ['libs/hosting/src/settings.ts', 'libs/hosting/src/variables.ts', 'apps/desk/src/settings.ts']
      .filter(exists)
      .flatMap((file) => [...textOf(file).matchAll(/^ {2}([A-Z][A-Z_]+):/gm)].map(([, name = '']) => name)),
  );

/** Where each service answers about its health. */
export const healthPorts = (): Map<string, number> => {
  const [, table = ''] = /healthPorts = \{([^}]+)\}/.exec(textOf('libs/hosting/src/settings.ts')) ?? [];
  return new Map([...table.matchAll(/'?([\w-]+)'?: (\d+)/g)].map(([, name = '', port]) => [name, Number(port)]));
};

/** Every figure that the desk shows, by the names in the code. */
export const metricNames = (): Set<string> => new Set(sources().match(/(?<=')eventdesk_\w+(?=')/g));
