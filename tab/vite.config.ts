import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Origins besides Microsoft's that may frame the tab: for a host page under test, never in a release. */
const testOrigins = (process.env.TAB_TEST_ORIGINS ?? '').split(',').filter(Boolean);

export default defineConfig({
  root: import.meta.dirname,
  base: '/tab/',
  plugins: [react()],
  define: { __TAB_TEST_ORIGINS__: JSON.stringify(testOrigins) },
  build: {
    outDir: '../dist/tab',
    emptyOutDir: true,
    target: 'es2022',
    // A data: URL would need its own line in the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
