import { expect } from 'vitest';
import { readText } from '../../support/fake-discord/read-message.ts';
import { keyOf } from '../../support/etlegacy/stopwatch-match.ts';
import type { Person, Stage } from './stage.ts';

/** Adds a new member linked to that player; no other account may be linked to the player yet. */
export async function linkedMember(stage: Stage, person: string): Promise<Person> {
  const who = stage.addMember();
  const linked = await stage.slash('link', { player: keyOf(person) }, who);
  expect(readText(linked)).toMatch(/You are .* now/);
  return who;
}
