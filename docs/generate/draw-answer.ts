import sharp from 'sharp';
import type { Answer } from '../../bot/framework/collect-answer.ts';
import type { ReplyFile } from '../../bot/framework/reply/reply.ts';
import type { Asked } from './ask-commands.ts';
import { typedLine } from './build-commands-page.ts';
import { drawCard } from './cards/draw-card.ts';
import type { CardFile } from './cards/layout-message.ts';

/** Returns WebP bytes of an answer as Discord shows it, with its pictures. */
export async function drawAnswer({ command, answer }: Asked): Promise<Uint8Array> {
  return drawAsked(answer, typedLine(command), command.answer === 'private');
}

/** The same of an answer to anything. @param asked what was typed; null for a message that nobody asked for. */
export async function drawAsked(
  answer: Pick<Answer, 'message' | 'form'>,
  asked: string | null,
  isPrivate = false,
): Promise<Uint8Array> {
  return drawCard({ asked, isPrivate, answer, pictures: await readPictures(answer.message?.files ?? []) });
}

async function readPictures(files: readonly ReplyFile[]): Promise<CardFile[]> {
  const drawn = files.filter(({ name }) => name.endsWith('.png'));
  return Promise.all(
    drawn.map(async ({ name, bytes }) => {
      const { width, height } = await sharp(bytes).metadata();
      return { name, bytes, width, height };
    }),
  );
}
