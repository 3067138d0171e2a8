// Runs in a worker thread of the drawer: one picture in, PNG bytes out. Keeps only fonts and text widths between jobs.
import { answerJob } from './answer-job.ts';
import type { Picture } from './picture.ts';
import { renderPicture } from './render-picture.ts';

export const draw = answerJob<Picture>(renderPicture);
