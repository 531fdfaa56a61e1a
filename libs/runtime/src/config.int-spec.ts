import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { ConfigError, loadYamlFile, readEnvironment } from './config';

const schema = z.strictObject({ desk: z.strictObject({ hours: z.number().positive(), name: z.string() }) });

describe('a configuration file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'desk-config-'));
  const file = (text: string) => {
    const path = join(folder, 'desk.yaml');
    writeFileSync(path, text);
    return path;
  };
  afterAll(() => rmSync(folder, { recursive: true }));

  const problems = (text: string): readonly string[] => {
    try {
      loadYamlFile(file(text), schema);
      return [];
    } catch (error) {
      return error instanceof ConfigError ? error.problems : [String(error)];
    }
  };

  it('is read by its schema', () => {
    expect(loadYamlFile(file('desk: { hours: 8, name: x }'), schema)).toEqual({ desk: { hours: 8, name: 'x' } });
  });

  it('is refused with file, line, path and what was expected, every problem at once', () => {
    expect(problems('desk:\n  name: x\n  hours: soon\n  colour: red\n')).toEqual([
      expect.stringMatching(/desk\.yaml:3: desk\.hours: .*expected number/),
      expect.stringMatching(/desk\.yaml:2: desk: .*colour/),
    ]);
  });

  it('is refused when it is no YAML, or is not there', () => {
    expect(problems('desk: [')[0]).toMatch(/desk\.yaml:1: .*line 1/s);
    expect(problems('desk: *nowhere')[0]).toMatch(/desk\.yaml.*nowhere/);
    expect(() => loadYamlFile(join(folder, 'none.yaml'), schema)).toThrow(/none\.yaml: can't be read/);
  });
});

describe('the environment', () => {
  const variables = z.object({ DESK_PORT: z.coerce.number('expected a port').int().default(3000) });
  it('counts an empty variable as absent', () =>
    expect(readEnvironment(variables, { DESK_PORT: '' })).toEqual({ DESK_PORT: 3000 }));
  it('is refused by the variable’s name', () =>
    expect(() => readEnvironment(variables, { DESK_PORT: 'x' })).toThrow('DESK_PORT: expected a port'));
});
