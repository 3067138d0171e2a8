import { toEtPicture } from '../../pictures/to-et-picture.ts';
import type { FormRound } from '../../../../stats/etlegacy/players/fetch-player-form.ts';
import { formDpm } from '../../../../stats/etlegacy/players/form-dpm.ts';
import type { FormProps } from '../../../charts/pictures/trend-props.ts';
import type { PictureSlot } from '../../../framework/reply/reply.ts';
import { pictureSlot } from '../../../replies/picture-slot.ts';
import { formRoundName } from './form-round-name.ts';
import type { PlayerCard } from './player-model.ts';

/** The last rounds of a player as a line, oldest first; `instead` has the same facts in words. */
export function formPicture(
  { playerKey, name, names }: PlayerCard,
  form: readonly FormRound[],
  instead: PictureSlot['instead'],
): PictureSlot {
  const props: FormProps = {
    nameRuns: names({ playerKey, name }),
    stat: 'Damage per minute',
    format: 'whole',
    fromZero: true,
    points: form.map((round) => ({ label: formRoundName(round), value: round.dpm })),
    average: formDpm(form),
  };
  return pictureSlot('form.png', toEtPicture({ kind: 'form', props }), instead);
}
