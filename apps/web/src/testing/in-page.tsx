/** For component specs: what a component of the page stands in, and a desk that answers what it is told. */
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, type RenderResult } from '@testing-library/react';
import type { ReactElement } from 'react';
import { theme } from '../app/theme';
import { ShortcutProvider } from '../keyboard/shortcuts';
import { LanguageProvider } from '../words/language';

export function showInPage(
  element: ReactElement,
  queries = new QueryClient({ defaultOptions: { queries: { retry: false } } }),
): RenderResult {
  return render(
    <MantineProvider theme={theme} env="test">
      <LanguageProvider initial="en">
        <QueryClientProvider client={queries}>
          <ShortcutProvider>
            <Notifications />
            {element}
          </ShortcutProvider>
        </QueryClientProvider>
      </LanguageProvider>
    </MantineProvider>,
  );
}
