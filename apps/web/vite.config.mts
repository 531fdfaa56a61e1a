import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { precompress } from './precompress.mts';

/** Addresses that the gateway answers while `vite` serves the page in development. */
const api = /^\/(?!app|help|@|src|node_modules|assets|index\.html|icon)[a-z]/;

export default defineConfig({
  plugins: [react(), precompress()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    sourcemap: false,
    // Its own chunks: a release of the desk leaves them in the browser's cache.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules\/(react|react-dom|scheduler)\// },
            { name: 'tanstack', test: /node_modules\/@tanstack\/(react-|query|router|history|store)/ },
          ],
        },
      },
    },
  },
  server: { proxy: { [api.source]: { target: 'http://127.0.0.1:3000' } } },
});
