import { EmbedType, type APIEmbed, type APIEmbedField } from 'discord-api-types/v10';
import type { FakeFile } from '../fake-file.ts';
import { withoutNulls } from '../without-nulls.ts';

type FindFile = (url: string) => FakeFile | undefined;

/** Returns embeds as Discord returns them: type, `inline` and resolved pictures filled in. */
export function buildEmbeds(embeds: readonly APIEmbed[], findFile: FindFile): APIEmbed[] {
  return embeds.map((embed) => {
    const { fields, image, thumbnail, ...rest } = embed;
    return {
      ...withoutNulls(rest),
      type: EmbedType.Rich,
      ...(fields === undefined ? {} : { fields: fields.map(fillField) }),
      ...(image?.url === undefined ? {} : { image: fillPicture(image.url, findFile) }),
      ...(thumbnail?.url === undefined ? {} : { thumbnail: fillPicture(thumbnail.url, findFile) }),
    };
  });
}

const fillField = ({ name, value, inline }: APIEmbedField): APIEmbedField => ({
  name,
  value,
  inline: inline ?? false,
});

function fillPicture(
  url: string,
  findFile: FindFile,
): { url: string; proxy_url: string; width?: number; height?: number } {
  const file = findFile(url);
  const resolved = file?.url ?? url;
  return { url: resolved, proxy_url: resolved, ...file?.size };
}
