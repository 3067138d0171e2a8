import type { Scene } from './drawing/scene.ts';
import type { Picture } from './picture.ts';

/** What a module of layouts exports, see `PictureKit`. */
type LayoutsModule = { readonly layouts: Readonly<Record<string, (props: unknown) => Scene>> };

/**
 * The marks of a picture, before it is pixels. Loads the canvas, the fonts and the layouts of the picture's game.
 *
 * Throws on props that break their type.
 */
export async function layoutPicture({ layouts, kind, props }: Picture): Promise<Scene> {
  // The function that made the picture named the module by its kit, so it is one of those.
  const module: LayoutsModule = await import(layouts);
  const layout = module.layouts[kind];
  if (layout === undefined) throw new Error(`${layouts} has no layout for a picture of the kind ${kind}`);
  return layout(props);
}
