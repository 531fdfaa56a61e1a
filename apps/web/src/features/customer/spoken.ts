import type { Language } from '../../words/language';

/** The first language of the browser that the page speaks; else the brand's. @param preferred as `navigator.languages` has them */
export function spokenLanguage(preferred: readonly string[], brand: Language): Language {
  const known = preferred.map((tag) => tag.toLowerCase().split('-')[0]);
  return known.find((one): one is Language => one === 'en' || one === 'nl') ?? brand;
}
