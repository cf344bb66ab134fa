import { pathToFileURL } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** What follows from our label files alone is worked out when the tab is built: readers fetch the result. */
const words: Plugin = {
  name: 'praxis-words',
  enforce: 'pre',
  load: {
    filter: { id: /tab\/areas\/\w+\/\w+\.ts$/ },
    async handler(id) {
      const file: { readonly default: unknown } = await import(pathToFileURL(id).href);
      return `export default ${JSON.stringify(file.default)};`;
    },
  },
};

/** What asks the server, and needs nothing that draws. */
const ASK = [
  /tab\/(main|begin|api[\w-]*|areas|language)\.tsx?$/,
  /tab\/host\/(host|session|theme)\.ts$/,
  /tab\/pages\/meeting\/chosen\.ts$|src\/contract\/tab-links\.ts$|rolldown/,
];

export default defineConfig({
  root: import.meta.dirname,
  base: '/tab/',
  plugins: [words, react()],
  build: {
    outDir: '../dist/tab',
    emptyOutDir: true,
    target: 'es2022',
    // A data: URL would need its own line in the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The server reads from it what a page is to be fetched with.
    manifest: 'manifest.json',
    // What draws is one file, before compression; `npm run bench -- tab` holds the figures to what is wanted.
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      // Fetched with the page, but not before what asks the server.
      input: ['index.html', 'draw.tsx'],
      preserveEntrySignatures: 'allow-extension',
      output: {
        // On a slow line thirty small files wait for each other: what everybody needs is three.
        codeSplitting: {
          groups: [
            { name: 'ask', test: (id) => ASK.some((one) => one.test(id)), priority: 3 },
            { name: 'draw', tags: ['$initial'], test: /\.[cm]?[jt]sx?$/, priority: 2 },
            { name: 'home', test: /tab\/pages\/home\//, priority: 1 },
          ],
        },
      },
    },
  },
});
