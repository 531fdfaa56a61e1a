/** The customers' pages are a page of their own: of the agents' they load nothing but what both are made of. */
import '@mantine/core/styles.css';
import '../../app/base.css';
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createQueryClient } from '../../api/query-client';
import { theme } from '../../app/theme';
import { LanguageProvider } from '../../words/language';
import { CustomerPages } from './pages';
import { placeOf } from './place';

const root = document.getElementById('root');
if (root === null) throw new Error('help.html has no element #root');

createRoot(root).render(
  <StrictMode>
    <MantineProvider theme={theme} defaultColorScheme="auto">
      <LanguageProvider>
        <QueryClientProvider client={createQueryClient()}>
          <CustomerPages place={placeOf(location.pathname)} />
        </QueryClientProvider>
      </LanguageProvider>
    </MantineProvider>
  </StrictMode>,
);
