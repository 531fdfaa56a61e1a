/** Asked for in a way that can't be: exit code 2, and one clear sentence instead of a stack. */
export class UsageError extends Error {}

/** The file to import is none, or not the one that the mapping speaks of. */
export class WrongFile extends UsageError {}
