import { useFormats } from '../words/formats';
import { useWords } from '../words/words';
import { uiWords } from './words';

/** What to say of a text that the desk would not take; a field that cuts it off instead loses what was pasted. @param most characters */
export function useTooLong(text: string, most: number): string | undefined {
  const t = useWords(uiWords);
  const formats = useFormats();
  return text.length > most ? t('too_long', { most: formats.number(most), has: formats.number(text.length) }) : undefined;
}
