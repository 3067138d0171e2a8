// Asks for the names and ids of another community.
import { ComponentType } from 'discord-api-types/v10';
import { splitCustomId } from '../../../bot/framework/reply/custom-id.ts';
import { listPressables } from '../../support/fake-discord/interactions/component-actions.ts';
import type { FakeDiscord } from '../../support/fake-discord/fake-discord.ts';
import { commandLines } from '../scenarios/command-lines.ts';
import { fillOptions } from '../scenarios/fill-options.ts';
import type { Acting } from '../scenarios/stage.ts';
import { type Community, examplesOf } from './communities.ts';
import type { Cast } from './walk.ts';

/** The command, and the texts typed for its options. */
export type Question = { readonly ask: () => Promise<unknown>; readonly typed: readonly string[] };

/** Every option of every command with each of these texts, typed and sent; the other options have values of the own community. */
export function questionsAbout(
  place: Acting,
  home: Community,
  { cast, foreign }: { readonly cast: Cast; readonly foreign: Readonly<Record<string, readonly string[]>> },
): Question[] {
  return commandLines().flatMap(({ line, options, isAdmin }) =>
    options.flatMap((option) =>
      (foreign[option.name] ?? []).map((text) => ({
        typed: [text],
        ask: async () => {
          const who = isAdmin ? cast.admin : cast.linked;
          const needed = options.filter(({ name, required }) => required === true && name !== option.name);
          const rest = fillOptions(needed, cast.linked, examplesOf(home));
          if (option.autocomplete === true) await place.type(line, { ...rest, [option.name]: text }, who);
          await place.slash(line, { ...rest, [option.name]: text }, who);
        },
      })),
    ),
  );
}

const EACH_KIND = 4;

/** Custom ids in all messages sent to channels: some of every kind. */
export function idsSentTo(fake: FakeDiscord, channelIds: ReadonlySet<string>): string[] {
  const ids = new Map<string, Set<string>>();
  for (const { channelId, message, history } of fake.state.messages.values()) {
    if (!channelIds.has(channelId)) continue;
    for (const version of [message, ...history.map((one) => one.message)]) {
      for (const { custom_id, type } of listPressables({ message: version })) {
        // This button opens a form.
        if (custom_id.startsWith('find1:')) continue;
        const kind = `${splitCustomId(custom_id)?.name} ${ComponentType[type]}`;
        ids.set(kind, (ids.get(kind) ?? new Set()).add(custom_id));
      }
    }
  }
  return [...ids.values()].flatMap((some) => [...some].slice(0, EACH_KIND));
}
