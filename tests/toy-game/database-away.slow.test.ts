import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../support/database/test-database.ts';
import { playOutage } from './support/play-outage.ts';

let outside: TestDatabase;

beforeAll(async () => {
  outside = await createTestDatabase();
});

afterAll(async () => outside.close());

it(
  'a database that is unreachable for 30 seconds causes error messages, and the bot stays online',
  { timeout: 120_000 },
  async () => {
    const began = Date.now();
    await playOutage(outside, 30_000);
    expect(Date.now() - began).toBeGreaterThan(30_000);
  },
);
