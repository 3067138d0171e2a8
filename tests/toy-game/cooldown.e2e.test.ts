import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readText } from '../support/fake-discord/read-message.ts';
import type { TestDatabase } from '../support/database/test-database.ts';
import { openToyDatabase } from '../support/toy-game/open-toy-database.ts';
import { openToyWorld } from './support/open-toy-world.ts';

let test: TestDatabase;

beforeAll(async () => {
  test = await openToyDatabase();
});

afterAll(async () => test.close());

describe('a command that is repeated too quickly', () => {
  it('says when it is ready again', async () => {
    const { fake } = await openToyWorld(test.db, { isPatient: false });
    const answers = [];
    for (let i = 0; i < 4; i++) answers.push(readText(await fake.waitForFinal(fake.people.slash('help'))));
    expect(answers[3]).toMatch(/ready for you again <t:\d+:R>/);
    expect(answers[2]).not.toContain('ready for you again');
    expect(fake.problems).toEqual([]);
  });
});
