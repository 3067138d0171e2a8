// Loads the canvas and the fonts: the pictures of a second game are laid out without overlaps.
import { expect, it } from 'vitest';
import { layoutPicture } from '../../bot/charts/layout-picture.ts';
import { findClipped, findOverlaps } from '../bot/charts/support/measure-scene.ts';
import { toSkimmingPicture } from '../support/toy-game/bot/pictures/to-skimming-picture.ts';

const long = 'a name that is as long as a name of a player can be';

it('lays out a kind of its own and a common one', async () => {
  const throws = [5, 0, 200].map((skips, at) => ({ name: at === 1 ? long : 'anna', skips }));
  const splashes = toSkimmingPicture({ kind: 'splashes', props: { title: long, detail: 'today', throws } });
  const players = [{ nameRuns: [{ text: long, color: null }], place: 1, value: 7, rounds: 2 }];
  const podium = toSkimmingPicture({
    kind: 'podium',
    props: { stat: 'Skips', detail: 'all ponds', format: 'whole', players },
  });
  for (const picture of [splashes, podium]) {
    const scene = await layoutPicture(picture);
    expect(scene.marks.length).toBeGreaterThan(3);
    expect(findOverlaps(scene)).toEqual([]);
    expect(findClipped(scene)).toEqual([]);
  }
});
