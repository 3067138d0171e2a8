// Derives the arguments of a run function from the command's payload, so that the two cannot diverge.
import type { ApplicationCommandOptionType } from 'discord-api-types/v10';

type ValueOf<O> = O extends { readonly choices: readonly { readonly value: infer V }[] }
  ? V
  : O extends { readonly type: ApplicationCommandOptionType.Integer | ApplicationCommandOptionType.Number }
    ? number
    : O extends { readonly type: ApplicationCommandOptionType.Boolean }
      ? boolean
      : string;

type Option = { readonly name: string; readonly type: number };

/** Required options are always set; others may be undefined. Users are their ids. */
export type ArgumentsOf<D> = D extends { readonly options: readonly (infer O)[] }
  ? {
      readonly [P in O as P extends Option ? P['name'] : never]:
        | ValueOf<P>
        | (P extends { readonly required: true } ? never : undefined);
    }
  : Readonly<Record<string, never>>;
