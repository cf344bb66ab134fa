import base from './jest.config.mjs';

const [server] = base.projects;

/** Everything that can go wrong with every call of Microsoft's services: minutes, and therefore apart. */
export default {
  testTimeout: base.testTimeout,
  maxWorkers: base.maxWorkers,
  ...server,
  testMatch: ['<rootDir>/tests/faults/*.faults.ts'],
};
