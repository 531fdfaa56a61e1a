import { useMeta } from '../api/queries';
import { useLanguage } from './language';

/** How a word of the desk's data (status, category, department …) reads; as spelt while /meta is not there yet. */
export function useLabel(): (word: string | null | undefined) => string {
  const { language } = useLanguage();
  const labels = useMeta()?.labels;
  return (word) => (word ? (labels?.[word]?.[language] ?? asSpelt(word)) : '–');
}

const asSpelt = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1).replaceAll('_', ' ');
