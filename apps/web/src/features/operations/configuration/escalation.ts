import type { Language } from '../../../words/language';
import type { Translate } from '../../../words/words';
import type { Configuration } from '../queries';
import type { ConfigurationWords } from './words';

type Level = Configuration['policies'][number]['escalation'][number];
interface Speech {
  t: Translate<ConfigurationWords>;
  label: (word: string) => string;
  language: Language;
}

/** What happens at a level, in a sentence: "The department and management are told, and the priority rises one step." */
export function escalationInWords(level: Level, { t, label, language }: Speech): string {
  const list = new Intl.ListFormat(language);
  const people = list.format(level.notify.map((who) => t(who)));
  const parts = [
    ...(level.notify.length > 0 ? [t(level.notify.length === 1 ? 'told_one' : 'told', { people })] : []),
    ...(level.raise_priority > 0 ? [t('raised', { count: level.raise_priority })] : []),
    ...(level.assign_department === null ? [] : [t('assigned', { department: label(level.assign_department) })]),
  ];
  const sentence = list.format(parts.length > 0 ? parts : [t('recorded')]);
  return `${sentence.charAt(0).toLocaleUpperCase(language)}${sentence.slice(1)}.`;
}
