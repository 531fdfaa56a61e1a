import { exists, healthPorts, textOf, variables } from './project.for-spec';

interface Instruction {
  name: string;
  rest: string;
}

const instructions: Instruction[] = textOf('Dockerfile')
  .replace(/^#.*\n/gm, '')
  .replace(/\\\n/g, ' ')
  .split('\n')
  .filter((line) => line.trim() !== '')
  .map((line) => ({ name: line.split(' ')[0] ?? '', rest: line.slice(line.indexOf(' ') + 1).trim() }));
const all = (name: string): string[] => instructions.filter((one) => one.name === name).map(({ rest }) => rest);
/** Those of the last stage: what the image is. */
const final = instructions.slice(instructions.findLastIndex(({ name }) => name === 'FROM'));
const finally_ = (name: string): string[] => final.filter((one) => one.name === name).map(({ rest }) => rest);

describe('the image', () => {
  it('is put together from stages and files that are there', () => {
    const stages = all('FROM').map((from) => / AS (\S+)$/.exec(from)?.[1]);
    for (const [, stage] of all('COPY').flatMap((copy) => [...copy.matchAll(/--from=(\S+)/g)])) expect(stages).toContain(stage);
    const files = all('COPY')
      .filter((copy) => !copy.includes('--from='))
      .flatMap((copy) => copy.split(/\s+/).slice(0, -1));
    expect(files.filter((file) => !exists(file))).toEqual([]);
  });

  it('is sent what it is built from', () => {
    const ignored = textOf('.dockerignore')
      .split('\n')
      .filter((line) => line && !line.startsWith('#'));
    expect(ignored).toEqual(expect.arrayContaining(['deploy/*', '!deploy/container', '**/node_modules', '**/.env', '.git']));
    for (const needed of [
      'apps',
      'libs',
      'package.json',
      'package-lock.json',
      '.swcrc',
      'tsconfig.base.json',
      'nx.json',
      'desk.yaml',
    ])
      expect([needed, ignored.includes(needed)]).toEqual([needed, false]);
  });

  it('has all production packages: none lies beside a workspace instead of in the root', () => {
    const lock = JSON.parse(textOf('package-lock.json')) as { packages: Record<string, { dev?: boolean }> };
    const nested = Object.entries(lock.packages).filter(([path, { dev }]) => /^(apps|libs)\/.*node_modules\//.test(path) && !dev);
    expect(nested.map(([path]) => path)).toEqual([]);
  });

  it('runs as an ordinary user, by default the desk in one process', () => {
    expect(finally_('USER')).toEqual(['node']);
    expect(finally_('CMD')).toEqual(['["node", "apps/desk/dist/main.js"]']);
    expect(exists('apps/desk/src/main.ts')).toBe(true);
    expect(final.findIndex(({ name }) => name === 'USER')).toBeLessThan(final.findIndex(({ name }) => name === 'CMD'));
  });

  it('sets only variables that the desk reads, and names its ports', () => {
    const set = finally_('ENV').flatMap((line) => [...line.matchAll(/(\w+)=/g)].map(([, name = '']) => name));
    expect(set.filter((name) => !variables().has(name))).toEqual(['NODE_ENV', 'NODE_OPTIONS']);
    expect(finally_('EXPOSE').join(' ').split(' ').map(Number)).toEqual([3000, ...healthPorts().values()]);
  });
});
