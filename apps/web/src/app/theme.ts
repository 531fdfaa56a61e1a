import { createTheme, type MantineColorsTuple, rem } from '@mantine/core';

/** Petrol: calm beside red and amber, which are kept for clocks. Steps 6–8 have 4.5:1 on white. */
const petrol: MantineColorsTuple = [
  '#e5f6f8',
  '#d3ebee',
  '#a8d6dc',
  '#7ac0c9',
  '#53adb9',
  '#3aa2af',
  '#0f7f8e',
  '#0b7285',
  '#075f6f',
  '#024c5a',
];

export const theme = createTheme({
  colors: { petrol },
  primaryColor: 'petrol',
  primaryShade: { light: 7, dark: 6 },
  // Of black and white the one that has 4.5:1 on any filled colour: above this luminance it is black.
  autoContrast: true,
  luminanceThreshold: 0.179,
  defaultRadius: 'md',
  fontFamily: 'Inter, "Segoe UI", system-ui, -apple-system, Roboto, "DejaVu Sans", sans-serif',
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, "DejaVu Sans Mono", monospace',
  fontSizes: { xs: rem(12), sm: rem(13.5), md: rem(15), lg: rem(17), xl: rem(21) },
  headings: { sizes: { h1: { fontSize: rem(22), lineHeight: '1.3' }, h2: { fontSize: rem(17) }, h3: { fontSize: rem(15) } } },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    // It stands among the items and is none.
    Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
  },
});
