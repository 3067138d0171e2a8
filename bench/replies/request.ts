import type { APIUser } from 'discord-api-types/v10';
import type { FakeInteraction } from '../../tests/support/fake-discord/interactions/fake-interaction.ts';
import type { FakeDiscord } from '../../tests/support/fake-discord/fake-discord.ts';
import type { OptionValues } from '../../tests/support/fake-discord/commands/slash-options.ts';
import type { StoredMessage } from '../../tests/support/fake-discord/stored-message.ts';

/** choices: suggestions while typing. text, picture: the content of the answer. */
export type Kind = 'choices' | 'text' | 'picture';

/** A request of a person. */
export type Request = {
  /** The label in the report: `/top`, `button of /recap`, `typing a player`. */
  readonly label: string;
  /** The expected kind; the answer shows whether there is a picture. */
  readonly kind: Kind;
  /** Whether an error sentence is a valid answer, because the person cannot know what exists in that period. */
  readonly isPress?: boolean;
  readonly send: (fake: FakeDiscord, user: APIUser) => FakeInteraction;
};

export function command(kind: Kind, line: string, values: OptionValues): Request {
  return { label: `/${line}`, kind, send: (fake, user) => fake.people.slash(line, values, { user }) };
}

/** The last of the values is the typed text. */
export function typing(what: string, line: string, values: OptionValues): Request {
  return {
    label: `typing a ${what}`,
    kind: 'choices',
    send: (fake, user) => fake.people.autocomplete(line, values, { user }),
  };
}

/** The user must be the recipient of the message. */
export function click(label: string, message: StoredMessage, id: string): Request {
  return {
    label,
    kind: 'text',
    isPress: true,
    send: (fake, user) => fake.people.click(message, id, { user }),
  };
}

export function choose(
  label: string,
  message: StoredMessage,
  { id, value }: { readonly id: string; readonly value: string },
): Request {
  return {
    label,
    kind: 'text',
    isPress: true,
    send: (fake, user) => fake.people.select(message, id, [value], { user }),
  };
}
