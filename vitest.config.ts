import { configDefaults, defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // What starts dozens of processes, waits long or needs what only .ci/run installs has a run of its own: npm run test:slow.
    exclude: [...configDefaults.exclude, 'tests/**/*.slow.test.ts'],
    globalSetup: ['tests/support/postgres-server.ts'],
    // Many tests wait for servers and processes they started, so a third one finds something to do on two cores.
    maxWorkers: 3,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
