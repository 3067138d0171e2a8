// A drawing worker that takes its order from the map name: crash, hang, throw, wait, answer and fail
// shortly after, or answer.
import { answerJob } from '../../../../bot/charts/answer-job.ts';
import type { Picture } from '../../../../bot/charts/picture.ts';

export const draw = answerJob(drawOrder);

async function drawOrder({ props }: Picture): Promise<Uint8Array> {
  const order = typeof props === 'object' && props !== null && 'map' in props ? props.map : '';
  if (order === 'crash') process.exit(7);
  if (order === 'throw') throw new Error('a broken brush');
  if (order === 'hang') for (;;);
  if (order === 'wait') await new Promise((resolve) => setTimeout(resolve, 150));
  if (order === 'fail later') {
    setTimeout(() => {
      throw new Error('a loose thread');
    }, 50);
  }
  return new Uint8Array([1, 2, 3]);
}
