import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { remembered } from '../app/remembered';

export type Language = 'en' | 'nl';
const NAME = 'eventdesk.language';
const kept = remembered<Language | null>(NAME, null);

interface LanguageChoice {
  language: Language;
  choose: (language: Language) => void;
}
const LanguageContext = createContext<LanguageChoice>({ language: 'en', choose: () => undefined });
export const useLanguage = (): LanguageChoice => useContext(LanguageContext);

const ofBrowser = (): Language => (navigator.language.startsWith('nl') ? 'nl' : 'en');

/** @param initial for a page that belongs to a brand with a language of its own; what somebody chose comes first */
export function LanguageProvider({ children, initial }: { children: ReactNode; initial?: Language }) {
  const [chosen, setChosen] = useState<Language | null>(kept.read());
  const language = chosen ?? initial ?? ofBrowser();
  useEffect(() => void (document.documentElement.lang = language), [language]);
  // Other windows of the same desk speak as this one does.
  useEffect(() => {
    const heard = ({ key }: StorageEvent) => key === NAME && setChosen(kept.read());
    window.addEventListener('storage', heard);
    return () => window.removeEventListener('storage', heard);
  }, []);
  const choice = useMemo(
    () => ({
      language,
      choose(next: Language) {
        kept.write(next);
        setChosen(next);
      },
    }),
    [language],
  );
  return <LanguageContext value={choice}>{children}</LanguageContext>;
}
