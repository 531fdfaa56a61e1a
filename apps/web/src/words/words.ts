/** The page's own words in both languages; those of the desk's data come with /meta. One small file a feature, typed by its English. */
import { useMemo } from 'react';
import { type Language, useLanguage } from './language';

type Table = Readonly<Record<string, string>>;
export type Words<T extends Table> = Readonly<{ en: T; nl: { readonly [K in keyof T]: string } }>;
/** `count` picks `key_one` or `key_other` where the key has those forms. */
export type Values = Readonly<Record<string, string | number>>;
/** The keys as written, and the stem of those that have a form for one and for other numbers. */
export type Key<T extends Table> = keyof T extends infer K ? (K extends `${infer Stem}_one` ? Stem | K : K & string) : never;
export type Translate<T extends Table> = (key: Key<T>, values?: Values) => string;

/** Dutch must have the same keys as English, or this does not compile. */
export const defineWords = <const T extends Table>(en: T, nl: { readonly [K in keyof T]: string }): Words<T> => ({ en, nl });

export function translate<T extends Table>(words: Words<T>, language: Language): Translate<T> {
  const table: Table = words[language];
  const plural = new Intl.PluralRules(language);
  return (key, values = {}) => {
    const count = values['count'];
    const form = typeof count === 'number' ? table[`${key}_${plural.select(count)}`] : undefined;
    const text = form ?? table[key] ?? key;
    return text.replace(/\{(\w+)\}/g, (hole, name: string) => String(values[name] ?? hole));
  };
}

export function useWords<T extends Table>(words: Words<T>): Translate<T> {
  const { language } = useLanguage();
  return useMemo(() => translate(words, language), [words, language]);
}
