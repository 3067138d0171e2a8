import type { Icon } from '../../charts/drawing/scene.ts';
import { COLOR } from '../../charts/tokens.ts';

export type FactionLook = { readonly name: string; readonly icon: Icon; readonly color: string };

const UNKNOWN: FactionLook = { name: 'others', icon: 'ring', color: COLOR.muted };

/** A colour and a shape for each faction, so that the colour is never alone. */
const LOOKS: Readonly<Record<number, FactionLook>> = {
  1: { name: 'Super Earth', icon: 'dot', color: '#6BB7EA' },
  2: { name: 'Terminids', icon: 'up', color: '#EAA72B' },
  3: { name: 'Automatons', icon: 'square', color: '#FC6C73' },
  4: { name: 'Illuminate', icon: 'diamond', color: '#B48CFF' },
};

export function factionLook(faction: number): FactionLook {
  return LOOKS[faction] ?? UNKNOWN;
}
