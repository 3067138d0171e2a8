import { configDefaults, defineConfig } from 'vitest/config';

/**
 * Folders whose tests need neither a database nor a server nor a folder of their own: they share their modules, for
 * loading these would take longer than the tests.
 */
const PURE = [
  'parsers',
  'wording',
  'simulator',
  'stats/*/catalogue',
  'importer/*/{news,orders,series,statuses}',
  'bot/charts',
];
const pure = PURE.map((folder) => `tests/${folder}/**/*.test.ts`);
/** What starts dozens of processes, waits long or needs what only .ci/run installs: `npm run test:slow`. */
const slow = 'tests/**/*.slow.test.ts';
const endToEnd = 'tests/**/*.e2e.test.ts';
const never = [...configDefaults.exclude, slow];
/** Files share their modules, which takes a fifth off the whole: what one changes, such as a clock, it puts back. */
const withDatabase = {
  isolate: false,
  globalSetup: ['tests/support/database/postgres-server.ts'],
  testTimeout: 60_000,
  hookTimeout: 120_000,
};

export default defineConfig({
  test: {
    // Many tests wait for servers and processes they started, so a third one finds something to do on two cores.
    maxWorkers: 3,
    projects: [
      { test: { name: 'pure', include: pure, exclude: never, isolate: false, testTimeout: 60_000 } },
      {
        test: {
          name: 'database',
          include: ['tests/**/*.test.ts'],
          exclude: [...never, endToEnd, ...pure],
          ...withDatabase,
        },
      },
      { test: { name: 'end to end', include: [endToEnd], exclude: never, ...withDatabase } },
    ],
  },
});
