import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Into a folder of its own beside the tab's: a release leaves it out by leaving out the folder. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/teams/',
  plugins: [react()],
  build: {
    outDir: join(import.meta.dirname, '..', '..', '..', '..', 'dist', 'teams'),
    emptyOutDir: true,
    target: 'es2022',
    // A data: URL would need its own line in the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 900,
  },
});
