const swc = {
  swcrc: false,
  jsc: {
    target: 'es2024',
    parser: { syntax: 'typescript', tsx: true },
    transform: { react: { runtime: 'automatic' } },
    experimental: { keepImportAttributes: true },
  },
  module: { type: 'es6' },
};
const shared = {
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: { '^.+\\.(t|j)sx?$': ['@swc/jest', swc] },
};

/**
 * Run by `npm run test:apart`; below tests/, without `.test.ts`: what has a database or an organization of its own to
 * make, and what goes through everything that can be refused, fail or be meant ill.
 */
export const APART = [
  'adapters/database/embedded',
  'adapters/database/embedded-server',
  'adapters/database/expertise',
  'adapters/database/knowledge',
  'adapters/database/membership',
  'adapters/database/moderation',
  'adapters/database/outside',
  'adapters/database/queries-led',
  'adapters/database/safety',
  'adapters/database/surfacing',
  'adapters/graph/provision',
  'adapters/graph/rights',
  'bot/cards',
  'bot/hostile',
  'faults/stop',
  'faults/table',
  'journeys/communities',
  'journeys/console',
  'journeys/copies',
  'journeys/discussion',
  'journeys/elsewhere',
  'journeys/expertise',
  'journeys/faults',
  'journeys/following',
  'journeys/guests',
  'journeys/handover',
  'journeys/handover-hostile',
  'journeys/input',
  'journeys/membership',
  'journeys/moderators',
  'journeys/outage',
  'journeys/outside',
  'journeys/preparing',
  'journeys/projects',
  'journeys/query-access',
  'journeys/query-hidden',
  'journeys/query-hostile',
  'journeys/query-leading',
  'journeys/query-published',
  'journeys/query-words',
  'journeys/reaching',
  'journeys/safety',
  'journeys/sources',
  'journeys/surfacing',
  'journeys/trimming',
  'journeys/voices',
  'seed',
  'tools/conformance',
  'tools/provision',
];

export default {
  testTimeout: 20_000,
  maxWorkers: 2,
  projects: [
    {
      ...shared,
      displayName: 'server',
      testEnvironment: 'node',
      testMatch: ['<rootDir>/tests/**/*.test.ts'],
      testPathIgnorePatterns: APART.map((path) => `<rootDir>/tests/${path}\\.test\\.ts$`),
      globalSetup: '<rootDir>/tests/support/database/global-setup.ts',
      globalTeardown: '<rootDir>/tests/support/database/global-teardown.ts',
    },
    {
      ...shared,
      displayName: 'tab',
      testEnvironment: 'jsdom',
      testMatch: ['<rootDir>/tests/{tab,tenant-page}/**/*.test.tsx'],
      transformIgnorePatterns: [
        '/node_modules/(?!(d3-.*|internmap|delaunator|robust-predicates)/)',
      ],
      setupFiles: ['<rootDir>/tests/support/tab-setup.ts'],
    },
  ],
};
