import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.slow.test.ts'],
    globalSetup: ['tests/support/database/postgres-server.ts'],
    maxWorkers: 3,
    // A limit for what hangs, not for a busy machine.
    testTimeout: 180_000,
    hookTimeout: 120_000,
  },
});
