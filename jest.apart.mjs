import base, { APART } from './jest.config.mjs';

const [{ testPathIgnorePatterns: _not, ...server }] = base.projects;

/** The long ones: minutes, and therefore not in `npm test`. */
export default {
  testTimeout: base.testTimeout,
  maxWorkers: base.maxWorkers,
  workerIdleMemoryLimit: base.workerIdleMemoryLimit,
  ...server,
  testMatch: APART.map((path) => `<rootDir>/tests/${path}.test.ts`),
};
