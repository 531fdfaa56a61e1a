import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { precompress } from './precompress.mts';

/** Addresses that the gateway answers while `vite` serves the page in development. */
const api = /^\/(?!app|help|@|src|node_modules|assets|index\.html|icon)[a-z]/;

/** What the gateway does with the customers' addresses. */
const help = (): Plugin => ({
  name: 'eventdesk:help',
  configureServer(server) {
    server.middlewares.use((request, _response, next) => {
      if (request.url?.startsWith('/help/')) request.url = '/help.html';
      next();
    });
  },
});

export default defineConfig({
  plugins: [react(), precompress(), help()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    sourcemap: false,
    // Its own chunks: a release of the desk leaves them in the browser's cache.
    rolldownOptions: {
      // Customers get a page of their own, without the agents' (apps/gateway, docs/pages.ts sends it under /help).
      input: { index: 'index.html', help: 'help.html' },
      output: {
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules\/(react|react-dom|scheduler)\// },
            { name: 'query', test: /node_modules\/@tanstack\/(react-)?query/ },
            { name: 'router', test: /node_modules\/@tanstack\/(react-router|react-store|router|history|store)/ },
          ],
        },
      },
    },
  },
  server: { proxy: { [api.source]: { target: 'http://127.0.0.1:3000' } } },
});
