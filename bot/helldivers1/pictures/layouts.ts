// How the pictures of a war are laid out. Only the threads that draw load it: it brings the canvas and the fonts.
import type { Layouts } from '../../charts/picture-kit.ts';
import { layoutCourse } from './layout-course.ts';
import { layoutFronts } from './layout-fronts.ts';
import type { Hd1Props } from './picture-props.ts';

export const layouts: Layouts<Hd1Props> = { fronts: layoutFronts, course: layoutCourse };
