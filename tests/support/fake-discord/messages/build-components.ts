import { ComponentType, type APIMessageTopLevelComponent } from 'discord-api-types/v10';
import type { FakeFile } from '../fake-file.ts';
import { makeSnowflake } from '../snowflake.ts';
import { walkComponents } from '../interactions/walk-components.ts';

type Json = Record<string, unknown>;
type FindFile = (url: string) => FakeFile | undefined;

/** Returns components as Discord returns them: each with an id, defaults filled in, media resolved. */
export function buildComponents(
  components: readonly APIMessageTopLevelComponent[],
  findFile: FindFile,
): APIMessageTopLevelComponent[] {
  const taken = new Set(walkComponents(components).map(({ component }) => component.id));
  let next = 0;
  const makeId = (): number => {
    do next += 1;
    while (taken.has(next));
    return next;
  };
  const filled = components.map((component) => fill(component, { makeId, findFile }));
  if (!isStillComponents(filled)) throw new Error('A component lost its type');
  return filled;
}

/** The shapes stay those of the request; only ids, defaults and media are added. */
function isStillComponents(value: unknown[]): value is APIMessageTopLevelComponent[] {
  return value.every((one) => isJson(one) && typeof one['type'] === 'number');
}

type Tools = { readonly makeId: () => number; readonly findFile: FindFile };

function fill(value: object, tools: Tools): Json {
  const component: Json = Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== null));
  const filled: Json = { ...component, id: component['id'] ?? tools.makeId(), ...fillOwn(component, tools) };
  if (Array.isArray(component['components'])) {
    filled['components'] = component['components'].map((child: object) => fill(child, tools));
  }
  if (isJson(component['accessory'])) filled['accessory'] = fill(component['accessory'], tools);
  return filled;
}

function fillOwn(component: Json, { findFile }: Tools): Json {
  const look = { description: component['description'] ?? null, spoiler: component['spoiler'] ?? false };
  switch (component['type']) {
    case ComponentType.StringSelect:
    case ComponentType.UserSelect:
    case ComponentType.RoleSelect:
    case ComponentType.MentionableSelect:
    case ComponentType.ChannelSelect:
      return { min_values: component['min_values'] ?? 1, max_values: component['max_values'] ?? 1 };
    case ComponentType.Thumbnail:
      return { ...look, media: fillMedia(component['media'], findFile).media };
    case ComponentType.MediaGallery:
      return { items: fillItems(component['items'], findFile) };
    case ComponentType.File: {
      const { media, file } = fillMedia(component['file'], findFile);
      return {
        file: media,
        name: file?.filename ?? null,
        size: file?.data.length ?? null,
        spoiler: look.spoiler,
      };
    }
    case ComponentType.Separator:
      return { spacing: component['spacing'] ?? 1, divider: component['divider'] ?? true };
    case ComponentType.Container:
      return { accent_color: component['accent_color'] ?? null, spoiler: look.spoiler };
    default:
      return {};
  }
}

function fillItems(items: unknown, findFile: FindFile): Json[] {
  return (Array.isArray(items) ? items : []).filter(isJson).map((item) => ({
    media: fillMedia(item['media'], findFile).media,
    description: item['description'] ?? null,
    spoiler: item['spoiler'] ?? false,
  }));
}

function fillMedia(value: unknown, findFile: FindFile): { media: Json; file: FakeFile | undefined } {
  const url = isJson(value) ? String(value['url']) : '';
  const file = findFile(url);
  const resolved = file?.url ?? url;
  const media: Json = { id: makeSnowflake(), url: resolved, proxy_url: resolved };
  if (file === undefined) return { media: { ...media, width: null, height: null }, file };
  const size = { width: file.size?.width ?? null, height: file.size?.height ?? null };
  return { media: { ...media, ...size, content_type: file.contentType, attachment_id: file.id }, file };
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
