import { usePersonName } from '../../api/people';
import { useLabel } from '../../words/labels';
import { useWords } from '../../words/words';
import type { Grouping } from './search';
import { reportWords } from './words';

/** How a group reads; the desk calls the one without `none`. */
export function useGroupName(by: Grouping): (key: string) => string {
  const t = useWords(reportWords);
  const label = useLabel();
  const person = usePersonName();
  return (key) => {
    if (key === 'none') return t(by === 'agent' ? 'nobody' : 'no_department');
    return by === 'agent' ? (person(key) ?? key) : label(key);
  };
}

/** Of the words under a bar, as many as there is room for. */
export const short = (name: string): string => (name.length > 14 ? `${name.slice(0, 13)}…` : name);
