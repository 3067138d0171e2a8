import { ComponentType, type APIEmbed } from 'discord-api-types/v10';
import type { StoredMessage } from './stored-message.ts';
import { walkComponents, type AnyComponent } from './interactions/walk-components.ts';

/** Returns every text a person can read in a message, top to bottom, one per line. */
export function readText(stored: Pick<StoredMessage, 'message'>): string {
  const { content, embeds, components = [] } = stored.message;
  const shown = walkComponents(components).flatMap(({ component }) => readComponent(component));
  return [content, ...embeds.flatMap(readEmbed), ...shown].filter((text) => text !== '').join('\n');
}

function readEmbed(embed: APIEmbed): string[] {
  const fields = (embed.fields ?? []).flatMap((field) => [field.name, field.value]);
  const parts = [embed.author?.name, embed.title, embed.description, ...fields, embed.footer?.text];
  return parts.map((part) => part ?? '');
}

function readComponent(component: AnyComponent): string[] {
  if (component.type === ComponentType.TextDisplay) return [component.content];
  if (component.type === ComponentType.MediaGallery)
    return component.items.map((item) => item.description ?? '');
  if (component.type === ComponentType.Thumbnail) return [component.description ?? ''];
  if (component.type === ComponentType.Button) return ['label' in component ? (component.label ?? '') : ''];
  if (component.type !== ComponentType.StringSelect) return [];
  const options = component.options.flatMap((option) => [option.label, option.description ?? '']);
  return [component.placeholder ?? '', ...options];
}
