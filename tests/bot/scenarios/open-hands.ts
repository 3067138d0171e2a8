import { ComponentType } from 'discord-api-types/v10';
import { expect } from 'vitest';
import { splitCustomId } from '../../../bot/framework/custom-id.ts';
import { listPressables, type Pressable } from '../../support/fake-discord/component-actions.ts';
import { expectDecent } from '../support/bot-world.ts';
import type { Acting, Person, Shown } from './stage.ts';

/** Of a select so many choices are tried. */
const TRIED = 3;

export type Hands = {
  /** Presses everything below a message but what opens a form; every answer is for `who` alone, and decent. */
  readonly pressAll: (ask: () => Promise<Shown>, who: Person) => Promise<void>;
};

/** Somebody who presses whatever he sees, and in the answers whatever he has never seen before. */
export function openHands(stage: Pick<Acting, 'press' | 'choose'>): Hands {
  const seen = new Set<string>();

  async function press(shown: Shown, component: Pressable, value: string, who: Person): Promise<void> {
    const id = component.custom_id;
    seen.add(kindOf(component));
    const answer =
      component.type === ComponentType.Button
        ? await stage.press(shown, id, who)
        : await stage.choose(shown, id, value, who);
    expect(answer.isPrivate, id).toBe(true);
    expectDecent(answer);
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
          // That press has changed one's own private message, and maybe what one is offered.
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

/** What to choose there; something for a button too, which takes none. */
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
