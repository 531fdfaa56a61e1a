import { type MantineTheme, MantineThemeProvider } from '@mantine/core';
import { type ReactNode, useMemo } from 'react';
import { useWords } from '../words/words';
import { uiWords } from './words';

/** The button that closes a dialog is a cross: it is named for those who do not see it, in their language. */
export function NamedParts({ children }: { children: ReactNode }) {
  const t = useWords(uiWords);
  const close = t('close');
  const theme = useMemo((): Partial<MantineTheme> => {
    const named = { defaultProps: { closeButtonProps: { 'aria-label': close } } };
    return { components: { Modal: named } };
  }, [close]);
  return <MantineThemeProvider theme={theme}>{children}</MantineThemeProvider>;
}
