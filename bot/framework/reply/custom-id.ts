// A button's state is in its id and nowhere else, so it works after a restart, a year later, for everybody:
// `top1:dpm:s:2`. Name of the view, version of its fields, the fields. A select or a form has a placeholder (`?`) that
// the person's choice replaces. A tag after `!` only distinguishes two ids that lead to the same place.
import { z } from 'zod';

const MAX_LENGTH = 100;
const HOLE = '?';
const SHAPE = /^([a-z]{1,12})([1-9]\d{0,2})((?::[^:!]*)*)(?:!\w{1,8})?$/;

/** The fields of a view, in the order of its ids; each parses a string. */
export type Fields = Readonly<Record<string, z.ZodType<unknown, string>>>;
export type FieldValues<F extends Fields> = { readonly [K in keyof F]: z.output<F[K]> };
/** Each field as text, or CHOSEN. */
export type FieldTexts<F extends Fields> = { readonly [K in keyof F]: string };

export type ViewCodec<F extends Fields> = {
  readonly name: string;
  readonly version: number;
  readonly fields: F;
};

/** A placeholder is null. */
export type WrittenId = {
  readonly name: string;
  readonly version: number;
  readonly texts: readonly (string | null)[];
};

/** Whether an id with these fields fits into Discord's limit. */
export function fitsCustomId<F extends Fields>(codec: ViewCodec<F>, texts: FieldTexts<F>): boolean {
  return joinId(codec, texts).length <= MAX_LENGTH;
}

/** Throws a RangeError when the id exceeds 100 characters: fields must be short by design. */
export function writeCustomId<F extends Fields>(
  codec: ViewCodec<F>,
  texts: FieldTexts<F>,
  tag?: string,
): string {
  const id = `${joinId(codec, texts)}${tag === undefined ? '' : `!${tag}`}`;
  if (id.length > MAX_LENGTH) throw new RangeError(`A custom id of ${id.length} characters: ${id}`);
  return id;
}

function joinId<F extends Fields>({ name, version, fields }: ViewCodec<F>, texts: FieldTexts<F>): string {
  const parts = Object.keys(fields).map((key) => encode(texts[key] ?? ''));
  return [name + version, ...parts].join(':');
}

/** null for an id that no version of the bot wrote. */
export function splitCustomId(id: string): WrittenId | null {
  const [, name, version, rest] = SHAPE.exec(id) ?? [];
  if (name === undefined || version === undefined || rest === undefined) return null;
  const texts = rest === '' ? [] : rest.slice(1).split(':').map(decode);
  return { name, version: Number(version), texts };
}

/** Parses the fields of an id, with the placeholder filled; null when this version cannot read them. */
export function readFields<F extends Fields>(
  codec: ViewCodec<F>,
  written: WrittenId,
  filling: string | null,
): FieldValues<F> | null {
  const keys = Object.keys(codec.fields);
  if (written.version !== codec.version || written.texts.length !== keys.length) return null;
  const texts = written.texts.map((text) => text ?? filling ?? '');
  const input = Object.fromEntries(keys.map((key, at) => [key, texts[at]]));
  const parsed = z.object(codec.fields).safeParse(input);
  if (!parsed.success) return null;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the same type in zod's spelling
  return parsed.data as FieldValues<F>;
}

/** Placeholder for the person's choice. */
export const CHOSEN = HOLE;

function encode(text: string): string {
  if (text === HOLE) return HOLE;
  return text.replaceAll(/[%:!?]/g, (char) => `%${char.charCodeAt(0).toString(16)}`);
}

function decode(text: string): string | null {
  if (text === HOLE) return null;
  return text.replaceAll(/%([\da-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
