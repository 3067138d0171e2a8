import { buildMessage, pictureSlots, type Drawn, type Message } from './build-message.ts';
import { checkLimits } from './check-limits.ts';
import type { Services } from './context.ts';
import type { PictureSlot, Reply } from './reply.ts';
import type { Responder } from './responder.ts';
import { withTimeout } from './with-timeout.ts';

/** Whoever asked so long ago gets the words first, and the picture when it is there: drawing takes longer as a rule. */
const PATIENCE_MS = 60;
const SLOWEST_PICTURE_MS = 20_000;

type Way = {
  readonly services: Services;
  readonly responder: Responder;
  readonly mayAttach: boolean;
  /** When it was asked, by `performance.now()`. */
  readonly askedAt: number;
  /** Whether the message is still to show this answer. */
  readonly isNewest: () => boolean;
};

/** Sends the reply, with its pictures at once or by a later edit. @returns what Discord would refuse, or null. */
export async function sendReply(reply: Reply, way: Way): Promise<string | null> {
  const slots = pictureSlots(reply);
  const { responder, services, mayAttach } = way;
  if (slots.length === 0) return sendChecked(buildMessage(reply), responder);
  if (services.pictures === null) return sendChecked(buildMessage(reply), responder);
  if (!mayAttach) return sendChecked(buildMessage(withPermissionNote(reply)), responder);
  const drawing = drawAll(slots, services);
  const early = await withTimeout(drawing, Math.max(0, way.askedAt + PATIENCE_MS - performance.now()));
  if (early !== null) return sendChecked(buildMessage(reply, early), responder);
  const problem = await sendChecked(buildMessage(reply), responder);
  if (problem !== null) return problem;
  const late = await withTimeout(drawing, SLOWEST_PICTURE_MS);
  if (late === null || late.size === 0 || !way.isNewest()) return null;
  return sendChecked(buildMessage(reply, late), responder);
}

async function sendChecked(message: Message, responder: Responder): Promise<string | null> {
  const problems = checkLimits(message);
  if (problems.length > 0) return problems.join('; ');
  await responder.edit(message);
  return null;
}

/** Those that can be drawn; a picture that fails is logged and told by its words. */
async function drawAll(slots: readonly PictureSlot[], { pictures, log }: Services): Promise<Drawn> {
  const drawn = new Map<PictureSlot, Uint8Array>();
  for (const slot of slots) {
    try {
      const bytes = await pictures?.draw(slot.picture);
      if (bytes !== undefined) drawn.set(slot, bytes);
    } catch (error) {
      log.error({ err: error, picture: slot.name }, 'picture.failed');
    }
  }
  return drawn;
}

function withPermissionNote(reply: Reply): Reply {
  const note = 'no pictures: I lack the permission Attach Files here';
  return { ...reply, footer: reply.footer === '' ? note : `${reply.footer} · ${note}` };
}
