import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readText } from '../support/fake-discord/read-message.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';
import { startWorld } from './support/bot-world.ts';

let test: TestDatabase;

beforeAll(async () => {
  test = await createTestDatabase();
});

afterAll(async () => test.close());

describe('whoever is too quick', () => {
  it('is told when he may go on', async () => {
    const { fake } = await startWorld(test, { isPatient: false });
    const answers = [];
    for (let i = 0; i < 4; i++) answers.push(readText(await fake.waitForFinal(fake.people.slash('help'))));
    expect(answers[3]).toMatch(/ready for you again <t:\d+:R>/);
    expect(answers[2]).not.toContain('ready for you again');
    expect(fake.problems).toEqual([]);
  });
});
