// What a button, a select or a form leads to: a name, a version, fields that fit into an id, and the reply.
import type { APIModalInteractionResponseCallbackData } from 'discord-api-types/v10';
import type { Context, Services } from './context.ts';
import type { Upload } from './incoming/incoming.ts';
import type { Viewer } from '../../people/viewer.ts';
import {
  type Fields,
  type FieldValues,
  readFields,
  type ViewCodec,
  type WrittenId,
} from './reply/custom-id.ts';
import type { Outcome } from './reply/reply.ts';

/** A view as the router uses it, with the types of its fields erased. */
export type View = {
  /** The game whose sources it is about; unset for all games. */
  readonly game?: string;
  readonly name: string;
  /** Whether a press may edit the message of the button; otherwise the answer is a private message. */
  readonly press: 'edit' | 'private';
  readonly access: 'everyone' | 'admin';
  /** Time limit in ms, if it is longer than the default. */
  readonly slowestMs?: number;
  /** Builds the reply behind an id; null when this version cannot read it. */
  readonly show: (
    context: Context,
    id: WrittenId,
    given: { readonly filling: string | null; readonly files: readonly Upload[] },
  ) => Promise<Outcome> | null;
  /** Shown instead of an id that cannot be read. */
  readonly fresh: (context: Context) => Promise<Outcome>;
};

type ViewDefinition<F extends Fields> = {
  readonly codec: ViewCodec<F>;
  readonly press?: View['press'];
  readonly access?: View['access'];
  readonly slowestMs?: number;
  readonly show: (context: Context, values: FieldValues<F>, files: readonly Upload[]) => Promise<Outcome>;
  readonly fresh: (context: Context) => Promise<Outcome>;
};

export function defineView<F extends Fields>(definition: ViewDefinition<F>): View {
  const { codec, press = 'edit', access = 'everyone', slowestMs, show, fresh } = definition;
  return {
    name: codec.name,
    press,
    access,
    ...(slowestMs === undefined ? {} : { slowestMs }),
    show: (context, id, { filling, files }) => {
      const values = readFields(codec, id, filling);
      return values === null ? null : show(context, values, files);
    },
    fresh,
  };
}

/** What is known before any lookup: a form must open at once. */
export type Scene = Pick<Services, 'bindings' | 'operations' | 'fetchUpload'> & { readonly viewer: Viewer };

/** A form that a button opens; the typed text fills the placeholder of the view id that the form carries. */
export type Form = {
  readonly name: string;
  /** null when this version cannot read the id. */
  readonly open: (id: WrittenId) => APIModalInteractionResponseCallbackData | null;
};

export function defineForm<F extends Fields>(
  codec: ViewCodec<F>,
  open: (values: FieldValues<F>) => APIModalInteractionResponseCallbackData,
): Form {
  return {
    name: codec.name,
    open: (id) => {
      const values = readFields(codec, id, null);
      return values === null ? null : open(values);
    },
  };
}
