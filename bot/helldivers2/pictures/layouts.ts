// How the pictures of the war are laid out. Only the threads that draw load it: it brings the canvas and the fonts.
import type { Layouts } from '../../charts/picture-kit.ts';
import { layoutGalaxy } from './layout-galaxy.ts';
import { layoutPlanetDay } from './layout-planet-day.ts';
import type { Hd2Props } from './picture-props.ts';

export const layouts: Layouts<Hd2Props> = { galaxy: layoutGalaxy, planetDay: layoutPlanetDay };
