import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The least page that draws a button of the component library: built as the tab is, for comparison. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/tab/',
  plugins: [react()],
  build: {
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
