import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import './app/base.css';
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createQueryClient } from './api/query-client';
import { router } from './app/router';
import { theme } from './app/theme';
import { ShortcutProvider } from './keyboard/shortcuts';
import { NamedParts } from './ui/named-parts';
import { LanguageProvider } from './words/language';

const place = document.getElementById('root');
if (place === null) throw new Error('index.html has no element #root');

createRoot(place).render(
  <StrictMode>
    <MantineProvider theme={theme} defaultColorScheme="auto">
      <LanguageProvider>
        <QueryClientProvider client={createQueryClient()}>
          <NamedParts>
            <ShortcutProvider>
              {/* Not wider than the side of a ticket: the button that sends a reply stays free. */}
              <Notifications position="bottom-right" limit={4} containerWidth={312} />
              <RouterProvider router={router} />
            </ShortcutProvider>
          </NamedParts>
        </QueryClientProvider>
      </LanguageProvider>
    </MantineProvider>
  </StrictMode>,
);
