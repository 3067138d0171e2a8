import type { APIUser } from 'discord-api-types/v10';
import type { FakeInteraction } from '../../tests/support/fake-discord/fake-interaction.ts';
import type { FakeDiscord } from '../../tests/support/fake-discord/fake-discord.ts';
import type { OptionValues } from '../../tests/support/fake-discord/slash-options.ts';
import type { StoredMessage } from '../../tests/support/fake-discord/stored-message.ts';

/** choices: what is offered while typing. text, picture: what the answer is made of. */
export type Kind = 'choices' | 'text' | 'picture';

/** Something a person does. */
export type Request = {
  /** Under which it is counted: `/top`, `button of /recap`, `typing a player`. */
  readonly label: string;
  /** What is expected; whether there is a picture shows in the answer. */
  readonly kind: Kind;
  /** Whoever presses does not know what there is in that time: a sentence that says why not is an answer too. */
  readonly isPress?: boolean;
  readonly send: (fake: FakeDiscord, user: APIUser) => FakeInteraction;
};

export function command(kind: Kind, line: string, values: OptionValues): Request {
  return { label: `/${line}`, kind, send: (fake, user) => fake.people.slash(line, values, { user }) };
}

/** The last of the values is what is being typed. */
export function typing(what: string, line: string, values: OptionValues): Request {
  return {
    label: `typing a ${what}`,
    kind: 'choices',
    send: (fake, user) => fake.people.autocomplete(line, values, { user }),
  };
}

/** The user must be who got the message. */
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
