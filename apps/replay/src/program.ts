/** One invocation from its arguments to its exit code. */
import { ConfigError } from '@eventdesk/runtime';
import { Command, CommanderError } from 'commander';
import { addAsOf, addEvents, addHistory, addImport, addPublish, addRebuild, addReport, addVerify } from './commands';
import { printable } from './out';
import { type Invocation, Session } from './session';
import type { Settings } from './settings';
import { UsageError } from './usage-error';
import { whatToDo } from './what-to-do';

export const exitCodes = { ok: 0, faults: 1, usage: 2 } as const;

/** @param args what follows the program's name. @returns the exit code */
export async function run(args: readonly string[], invocation: Invocation): Promise<number> {
  let session: Session | undefined;
  try {
    session = new Session(invocation);
    const program = createProgram(session);
    requireVerb(program, args);
    await program.parseAsync(args, { from: 'user' });
    return session.exitCode;
  } catch (error) {
    return report(error, invocation, session?.settings);
  } finally {
    await session?.close();
  }
}

function createProgram(session: Session): Command {
  const { stdout, stderr } = session.invocation;
  const program = new Command('replay')
    .description(
      'Reads a desk’s log: what happened, how things stood, and whether all of it is sound. Works while the desk runs.',
    )
    .usage('<verb> [options]')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void stdout.write(text),
      writeErr: (text) => void stderr.write(text),
    })
    .addHelpText(
      'after',
      '\nThe log is that of EVENTDESK_DATA (./data) or EVENT_STORE_URL (sqlite:<path>, esdb://host:port); the views are at ' +
        'MONGODB_URL when that is set.\nExit codes: 0 ok, 1 faults found, 2 usage.',
    );
  for (const add of [addHistory, addEvents, addAsOf, addReport, addRebuild, addVerify, addImport, addPublish])
    add(program, session);
  return program;
}

/** Asked for help about a verb that is none, commander would show the general help and call that well. @throws UsageError */
function requireVerb(program: Command, args: readonly string[]): void {
  const [first, second] = args.filter((argument) => !argument.startsWith('-'));
  const verb = first === 'help' ? second : first;
  const verbs = program.commands.map((command) => command.name());
  if (verb !== undefined && !verbs.includes(verb))
    throw new UsageError(`unknown command '${verb}'; expected one of ${verbs.join(', ')}`);
}

/** A mistake of the caller's gets a sentence, and so does what goes wrong outside; a fault of ours its stack. */
function report(error: unknown, { stderr }: Invocation, settings: Settings | undefined): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
  if (error instanceof UsageError || error instanceof ConfigError) {
    stderr.write(`${printable(error.message)}\n`);
    return exitCodes.usage;
  }
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  stderr.write(`${printable(whatToDo(error, settings) ?? stack ?? message)}\n`);
  return exitCodes.faults;
}
