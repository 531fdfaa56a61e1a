import { type MantineTheme, MantineThemeProvider } from '@mantine/core';
import { type ReactNode, useMemo } from 'react';

interface OverlaidProps {
  /** An id of its own for each frame: one may rest unseen while another is shown. */
  place: string;
  children: ReactNode;
}

/** What opens over this frame stands in it, not beside it: whoever goes from landmark to landmark comes by it. */
export function Overlaid({ place, children }: OverlaidProps) {
  const theme = useMemo(
    (): Partial<MantineTheme> => ({ components: { Portal: { defaultProps: { target: `#${place}` } } } }),
    [place],
  );
  return <MantineThemeProvider theme={theme}>{children}</MantineThemeProvider>;
}

/** Where that is: at the end of the frame's main landmark. */
export const Overlays = ({ place }: Pick<OverlaidProps, 'place'>) => <div id={place} />;
