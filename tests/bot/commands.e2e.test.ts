import { ComponentType } from 'discord-api-types/v10';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listPressables } from '../support/fake-discord/component-actions.ts';
import type { StoredMessage } from '../support/fake-discord/stored-message.ts';
import { importFiles } from '../support/import-files.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';
import { expectDecent, startWorld, type World } from './support/bot-world.ts';
import { eveningFiles } from './support/evenings.ts';
import { READS } from './support/reads.ts';

describe.each([0, 1, 6, 32])('with %i players', (players) => {
  let test: TestDatabase;

  beforeAll(async () => {
    test = await createTestDatabase();
    if (players > 0) await importFiles(test.db, eveningFiles({ players }));
  });

  afterAll(async () => test.close());

  it('answers every reading command decently', async () => {
    const { fake } = await startWorld(test);
    for (const [line, values] of READS) {
      const message = await fake.waitForFinal(fake.people.slash(line, values));
      expect(expectDecent(message).length, line).toBeGreaterThan(10);
    }
    expect(fake.problems).toEqual([]);
  });

  it('answers every button and select below them decently', { timeout: 60_000 }, async () => {
    const world = await startWorld(test);
    for (const [line, values] of READS) {
      const message = await world.fake.waitForFinal(world.fake.people.slash(line, values));
      await pressEverything(world, message);
    }
    expect(world.fake.problems).toEqual([]);
  });
});

/** Somebody else presses, so that the message stays as it is and every answer is private. */
async function pressEverything({ fake }: World, message: StoredMessage): Promise<void> {
  if (message.onlyFor !== undefined) return;
  const user = fake.change.addUser();
  fake.change.addMember(fake.home.guild, user);
  for (const component of listPressables(message)) {
    if ('disabled' in component && component.disabled) continue;
    if (component.custom_id.startsWith('find')) continue;
    const isButton = component.type === ComponentType.Button;
    const values = component.type === ComponentType.StringSelect ? component.options.slice(0, 3) : [];
    const presses = isButton
      ? [fake.people.click(message, component.custom_id, { user })]
      : values.map(({ value }) => fake.people.select(message, component.custom_id, [value], { user }));
    for (const press of presses) {
      const answer = await fake.waitForFinal(press);
      expect(answer.onlyFor).toBe(user.id);
      expectDecent(answer);
    }
  }
}
