import { splitCustomId } from '../framework/reply/custom-id.ts';
import type { Outcome } from '../framework/reply/reply.ts';
import { textCodec } from '../framework/reply/text-codec.ts';
import { defineView, type View } from '../framework/view.ts';

/** Renders any of these views without its pictures: the same facts as text. Admin views have no text version. */
export function createTextView(views: readonly View[], fresh: View['fresh']): View {
  return defineView({
    codec: textCodec,
    press: 'private',
    show: async (context, { of }) => {
      const id = splitCustomId(of);
      const view = views.find(({ name, access }) => name === id?.name && access === 'everyone');
      if (id === null || view === undefined) return fresh(context);
      const own = view.game === undefined ? context : await context.forGame(view.game);
      const shown = view.show(own, id, { filling: null, files: [] });
      return shown === null ? fresh(context) : withoutPictures(await shown);
    },
    fresh,
  });
}

function withoutPictures(outcome: Outcome): Outcome {
  if (outcome.kind === 'error') return outcome;
  const blocks = outcome.blocks.flatMap((block) =>
    block.kind === 'component'
      ? [block]
      : block.instead.map((component) => ({ kind: 'component', component }) as const),
  );
  return { ...outcome, blocks };
}
