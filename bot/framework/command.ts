import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOption,
  type APIApplicationCommandSubcommandOption,
  type APIModalInteractionResponseCallbackData,
  ApplicationCommandOptionType,
  type RESTPostAPIApplicationCommandsJSONBody,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
  type RESTPostAPIContextMenuApplicationCommandsJSONBody,
} from 'discord-api-types/v10';
import type { ArgumentsOf } from './incoming/arguments-of.ts';
import type { Context } from './context.ts';
import type { RawOptions } from './incoming/incoming.ts';
import { readArguments } from './incoming/read-arguments.ts';
import type { Outcome, SayError } from './reply/reply.ts';
import { sayError } from './reply/say-error.ts';
import type { Scene } from './view.ts';

/** A command as the router knows it. */
export type Command = {
  /** The game whose sources it is about; unset for all games. */
  readonly game?: string;
  readonly data: RESTPostAPIApplicationCommandsJSONBody;
  readonly access: 'everyone' | 'admin';
  /** Who sees the answer unless the option `private` says otherwise. */
  readonly answer: 'public' | 'private';
  /** Time limit in ms, if it is longer than the default. */
  readonly slowestMs?: number;
  readonly run: (context: Context, path: readonly string[], options: RawOptions) => Promise<Outcome>;
  /** A form that opens instead of an answer, or why it does not; null when `run` answers. */
  readonly form?: (scene: Scene, path: readonly string[], options: RawOptions) => Opening | null;
};

type Opening = APIModalInteractionResponseCallbackData | SayError;

type Definition<D> = {
  readonly data: D;
  readonly access?: Command['access'];
  readonly answer: Command['answer'];
  readonly run: (context: Context, args: ArgumentsOf<D>) => Promise<Outcome>;
};

/** A slash command without subcommands. */
export function defineCommand<const D extends RESTPostAPIChatInputApplicationCommandsJSONBody>(
  definition: Definition<D>,
): Command {
  const { data, access = 'everyone', answer, run } = definition;
  const declared = (data.options ?? []).filter(isBasic);
  return {
    data,
    access,
    answer,
    run: async (context, _path, raw) => runChecked({ declared, raw, context, run }),
  };
}

export type Subcommand = {
  readonly data: APIApplicationCommandSubcommandOption;
  readonly run: (context: Context, options: RawOptions) => Promise<Outcome>;
  readonly form?: (scene: Scene, options: RawOptions) => Opening | null;
};

export function defineSubcommand<const D extends APIApplicationCommandSubcommandOption>(definition: {
  readonly data: D;
  readonly run: (context: Context, args: ArgumentsOf<D>) => Promise<Outcome>;
  readonly form?: (scene: Scene, args: ArgumentsOf<D>) => Opening | null;
}): Subcommand {
  const { data, run, form } = definition;
  const declared = data.options ?? [];
  return {
    data,
    run: async (context, raw) => runChecked({ declared, raw, context, run }),
    ...(form === undefined
      ? {}
      : {
          form: (scene, raw) => {
            // `run` reports options that cannot be read.
            if (!readArguments(declared, raw).ok) return null;
            // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- checked against the payload that A is derived from
            return form(scene, raw as ArgumentsOf<D>);
          },
        }),
  };
}

/** A slash command that only has subcommands. */
export function defineCommandGroup(
  definition: Pick<Command, 'access' | 'answer' | 'slowestMs'> & {
    readonly data: RESTPostAPIChatInputApplicationCommandsJSONBody;
    readonly subcommands: readonly Subcommand[];
  },
): Command {
  const { data, subcommands, ...rest } = definition;
  return {
    ...rest,
    data: { ...data, options: subcommands.map((subcommand) => subcommand.data) },
    run: async (context, path, raw) => {
      const chosen = subcommands.find((subcommand) => subcommand.data.name === path[0]);
      return chosen === undefined ? sayParts(data.name, subcommands, path) : chosen.run(context, raw);
    },
    form: (scene, path, raw) =>
      subcommands.find((subcommand) => subcommand.data.name === path[0])?.form?.(scene, raw) ?? null,
  };
}

function sayParts(name: string, subcommands: readonly Subcommand[], [given]: readonly string[]): SayError {
  const names = subcommands.map(({ data }) => data.name).join(', ');
  const problem = given === undefined ? `/${name} needs a subcommand` : `There is no /${name} ${given}`;
  return sayError('BAD_INPUT', { what: `${problem}. There are: ${names}.` });
}

/** An entry of a user's context menu. */
export function defineUserMenu(
  definition: Pick<Command, 'answer'> & {
    readonly data: RESTPostAPIContextMenuApplicationCommandsJSONBody;
    readonly run: (context: Context, targetUserId: string) => Promise<Outcome>;
  },
): Command {
  const { data, answer, run } = definition;
  return {
    data,
    access: 'everyone',
    answer,
    run: async (context, _path, raw) => run(context, String(raw['target'])),
  };
}

/** An entry of the context menu of messages. */
export function defineMessageMenu(
  definition: Pick<Command, 'answer'> & {
    readonly data: RESTPostAPIContextMenuApplicationCommandsJSONBody;
    /** @param customIds those of the components of the message, in order; none for a message of somebody else. */
    readonly run: (context: Context, customIds: readonly string[]) => Promise<Outcome>;
  },
): Command {
  const { data, answer, run } = definition;
  return {
    data,
    access: 'everyone',
    answer,
    run: async (context, _path, raw) => run(context, String(raw['ids'] ?? '').split('\n')),
  };
}

type Call<A> = {
  readonly declared: readonly APIApplicationCommandBasicOption[];
  readonly raw: RawOptions;
  readonly context: Context;
  readonly run: (context: Context, args: A) => Promise<Outcome>;
};

async function runChecked<A>({ declared, raw, context, run }: Call<A>): Promise<Outcome> {
  const read = readArguments(declared, raw);
  if (!read.ok) return sayError('BAD_INPUT', { what: read.problem });
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- checked against the payload that A is derived from
  return run(context, read.values as A);
}

function isBasic(option: APIApplicationCommandOption): option is APIApplicationCommandBasicOption {
  return (
    option.type !== ApplicationCommandOptionType.Subcommand &&
    option.type !== ApplicationCommandOptionType.SubcommandGroup
  );
}
