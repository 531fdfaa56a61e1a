/** The patterns of the desk begin with the word `desk`: another desk at the same server has its own word there. */
export const subjectOf = (pattern: string, desk = 'desk'): string =>
  `${desk}.${pattern.startsWith('desk.') ? pattern.slice('desk.'.length) : pattern}`;
