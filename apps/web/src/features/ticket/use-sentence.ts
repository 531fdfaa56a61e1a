import { usePersonName } from '../../api/people';
import type { TimelineItem } from '../../api/types';
import { useFormats } from '../../words/formats';
import { useLabel } from '../../words/labels';
import { useWords } from '../../words/words';
import { eventWords } from './event-words';
import { sentenceOf } from './event-text';

export function useSentence(): (item: TimelineItem) => string {
  const t = useWords(eventWords);
  const label = useLabel();
  const person = usePersonName();
  const formats = useFormats();
  return (item) => sentenceOf(item, { t, label, person, formats });
}
