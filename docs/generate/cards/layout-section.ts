import { type APISectionComponent, ComponentType } from 'discord-api-types/v10';
import { layoutControls, widthOfButton } from './layout-controls.ts';
import { layoutText } from './layout-text.ts';
import { type Part, type Place, stackParts } from './part.ts';
import { readLines } from './read-lines.ts';

const GAP = 14;

/** Texts with a button at their right. */
export function layoutSection({ components, accessory }: APISectionComponent, place: Place): Part {
  if (accessory.type !== ComponentType.Button)
    throw new Error(`There is no drawing for an accessory of type ${accessory.type}`);
  const wide = Math.min(widthOfButton(accessory), place.w / 2);
  const words = stackParts(
    { ...place, w: place.w - wide - GAP },
    components.map(
      ({ content }) =>
        (where: Place) =>
          layoutText(readLines(content), where),
    ),
    GAP,
  );
  const button = layoutControls([accessory], { x: place.x + place.w - wide, y: place.y, w: wide });
  return {
    ...words,
    marks: [...words.marks, ...button.marks],
    bottom: Math.max(words.bottom, button.bottom),
  };
}
