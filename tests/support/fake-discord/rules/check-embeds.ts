import type { APIEmbed } from 'discord-api-types/v10';
import type { FormError } from '../api-error.ts';
import { countCharacters } from './count-characters.ts';

const MAX_EMBED_CHARACTERS = 6000;

/** Rules for embeds that the published description omits. */
export function checkEmbeds(embeds: readonly APIEmbed[]): FormError[] {
  const total = embeds.reduce((sum, embed) => sum + countEmbed(embed), 0);
  const tooLong: FormError[] =
    total > MAX_EMBED_CHARACTERS
      ? [
          {
            path: ['embeds'],
            code: 'MAX_EMBED_SIZE_EXCEEDED',
            message: `Embed size exceeds maximum size of ${MAX_EMBED_CHARACTERS}`,
          },
        ]
      : [];
  return [...tooLong, ...embeds.flatMap((embed, index) => checkEmbed(embed, index))];
}

function checkEmbed(embed: APIEmbed, index: number): FormError[] {
  const errors: FormError[] = [];
  const required = (path: (string | number)[]): void => {
    errors.push({
      path: ['embeds', index, ...path],
      code: 'BASE_TYPE_REQUIRED',
      message: 'This field is required',
    });
  };
  if (isEmpty(embed)) required(['description']);
  for (const [at, field] of (embed.fields ?? []).entries()) {
    if (field.name.trim() === '') required(['fields', at, 'name']);
    if (field.value.trim() === '') required(['fields', at, 'value']);
  }
  return errors;
}

function isEmpty(embed: APIEmbed): boolean {
  const texts = [embed.title, embed.description, embed.footer?.text, embed.author?.name];
  const pictures = [embed.image?.url, embed.thumbnail?.url];
  const hasText = texts.some((text) => (text ?? '').trim() !== '');
  return !hasText && !pictures.some(Boolean) && (embed.fields ?? []).length === 0;
}

function countEmbed(embed: APIEmbed): number {
  const fields = (embed.fields ?? []).flatMap((field) => [field.name, field.value]);
  const texts = [embed.title, embed.description, embed.footer?.text, embed.author?.name, ...fields];
  return texts.reduce((sum, text) => sum + countCharacters((text ?? '').trim()), 0);
}
