import { ComponentType } from 'discord-api-types/v10';
import { expect } from 'vitest';
import { splitCustomId } from '../../../bot/framework/reply/custom-id.ts';
import { listPressables, type Pressable } from '../../support/fake-discord/interactions/component-actions.ts';
import { expectValid } from '../support/bot-world.ts';
import type { Acting, Person, Shown } from './stage.ts';

/** Number of choices that are tried in a select. */
const TRIED = 3;

export type Presser = {
  /** Uses every component of a message except those that open a form; every answer must be visible to `who` only, and valid. */
  readonly pressAll: (ask: () => Promise<Shown>, who: Person) => Promise<void>;
};

/** Uses every visible component, and in the answers every component with a new id. */
export function createPresser(stage: Pick<Acting, 'press' | 'choose'>): Presser {
  const seen = new Set<string>();

  async function press(shown: Shown, component: Pressable, value: string, who: Person): Promise<void> {
    const id = component.custom_id;
    seen.add(kindOf(component));
    const answer =
      component.type === ComponentType.Button
        ? await stage.press(shown, id, who)
        : await stage.choose(shown, id, value, who);
    expect(answer.isPrivate, id).toBe(true);
    expectValid(answer);
    const strange = enabledIn(answer).find((one) => !seen.has(kindOf(one)));
    if (strange !== undefined) await press(answer, strange, valuesOf(strange, who)[0] ?? '', who);
  }

  return {
    pressAll: async (ask, who) => {
      let shown = await ask();
      for (const component of enabledIn(shown)) {
        for (const value of valuesOf(component, who)) {
          await press(shown, component, value, who);
          if (!shown.isPrivate) continue;
          // The press changed the private message itself, and perhaps its components.
          shown = await ask();
          if (!enabledIn(shown).some(({ custom_id }) => custom_id === component.custom_id)) break;
        }
      }
    },
  };
}

function enabledIn(shown: Shown): Pressable[] {
  return listPressables(shown).filter(
    (one) => !('disabled' in one && one.disabled) && !one.custom_id.startsWith('find1:'),
  );
}

/** The values to choose; for a button, which takes none, any value. */
function valuesOf(component: Pressable, who: Person): string[] {
  if (component.type === ComponentType.Button) return [''];
  if (component.type === ComponentType.UserSelect) return [who];
  if (component.type !== ComponentType.StringSelect) {
    throw new Error(`Nobody knows how to use a ${ComponentType[component.type]}`);
  }
  return component.options.slice(0, TRIED).map(({ value }) => value);
}

function kindOf({ custom_id, type }: Pressable): string {
  return `${splitCustomId(custom_id)?.name} ${type}`;
}
