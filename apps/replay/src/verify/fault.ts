/** What `verify` finds: a fault breaks what the log promises, a note is only worth knowing. */
export interface Finding {
  severity: 'fault' | 'note';
  check: 'chain' | 'events' | 'revisions' | 'schema' | 'streams' | 'numbers' | 'time' | 'views';
  /** Where: a position of the log, a stream, a view. */
  where: string;
  message: string;
}

export const fault = (check: Finding['check'], where: string, message: string): Finding => ({
  severity: 'fault',
  check,
  where,
  message,
});
export const note = (check: Finding['check'], where: string, message: string): Finding => ({
  severity: 'note',
  check,
  where,
  message,
});
