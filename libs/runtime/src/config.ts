/** Configuration from files and from the environment, refused with the place and what was expected. */
import { readFileSync } from 'node:fs';
import { type Document, isNode, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';

/** What is wrong with a configuration; each line names the file or variable, the path in it and what was expected. */
export class ConfigError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'ConfigError';
  }
}

/** Reads a YAML file by its schema. @throws ConfigError, with `file:line` where the value stands in the file */
export function loadYamlFile<S extends z.ZodType>(file: string, schema: S): z.infer<S> {
  const lines = new LineCounter();
  const document = parseDocument(readText(file), { lineCounter: lines, prettyErrors: true });
  if (document.errors.length > 0)
    throw new ConfigError(document.errors.map((error) => `${file}${at(error.linePos?.[0].line)}: ${error.message}`));

  const result = schema.safeParse(valuesOf(document, file));
  if (result.success) return result.data;
  const lineOf = (path: PropertyKey[]): string => {
    for (let length = path.length; length > 0; length--) {
      const node = document.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) return at(lines.linePos(node.range[0]).line);
    }
    return '';
  };
  throw new ConfigError(
    result.error.issues.map(
      (issue) => `${file}${lineOf(issue.path)}: ${issue.path.join('.') || '(whole file)'}: ${issue.message}`,
    ),
  );
}

const at = (line: number | undefined): string => (line === undefined ? '' : `:${line}`);

/** An alias without its anchor shows only here. */
function valuesOf(document: Document.Parsed, file: string): unknown {
  try {
    return document.toJS();
  } catch (error) {
    throw new ConfigError([`${file}: ${error instanceof Error ? error.message : String(error)}`]);
  }
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new ConfigError([`${file}: can't be read: ${error instanceof Error ? error.message : String(error)}`]);
  }
}

/** Reads the environment by a schema keyed by variable names; an empty variable counts as absent. @throws ConfigError */
export function readEnvironment<S extends z.ZodType>(schema: S, environment: NodeJS.ProcessEnv): z.infer<S> {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''));
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  throw new ConfigError(result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`));
}
