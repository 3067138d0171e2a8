import { randomBytes } from 'node:crypto';
import { buildMessage, pictureSlots, type Drawn, type Message } from './reply/build-message.ts';
import { checkLimits } from './reply/check-limits.ts';
import type { Services } from './context.ts';
import type { PictureSlot, Reply } from './reply/reply.ts';
import type { Responder } from './responder.ts';
import { withTimeout } from './with-timeout.ts';

/** Requests older than this get the text first and the picture by an edit, because drawing usually takes longer. */
const PATIENCE_MS = 60;
const SLOWEST_PICTURE_MS = 20_000;
const NO_PERMISSION = 'no pictures: I lack the permission Attach Files here';

type Way = {
  readonly services: Pick<Services, 'pictures' | 'log'>;
  readonly responder: Pick<Responder, 'edit' | 'isShown'>;
  readonly mayAttach: boolean;
  /** When it was asked, by `performance.now()`. */
  readonly askedAt: number;
  /** Whether the message should still show this answer. */
  readonly isNewest: () => boolean;
};

/** The drawn pictures; `incident` is the id under which failures are logged. */
type Drawing = { readonly drawn: Drawn; readonly incident: string | null };

/** Sends the reply, with its pictures at once or by a later edit. @returns what Discord would reject, or null. */
export async function sendReply(reply: Reply, way: Way): Promise<string | null> {
  if (way.responder.isShown?.(reply) === true) return null;
  const slots = pictureSlots(reply);
  const { responder, services, mayAttach } = way;
  if (slots.length === 0) return sendChecked(buildMessage(reply), responder);
  if (services.pictures === null) return sendChecked(buildMessage(reply), responder);
  if (!mayAttach) return sendChecked(buildMessage(withNote(reply, NO_PERMISSION)), responder);
  const drawing = drawAll(slots, services);
  const early = await withTimeout(drawing, Math.max(0, way.askedAt + PATIENCE_MS - performance.now()));
  if (early !== null) return sendChecked(buildDrawn(reply, early), responder);
  const problem = await sendChecked(buildMessage(reply), responder);
  if (problem !== null) return problem;
  const late = await withTimeout(drawing, SLOWEST_PICTURE_MS);
  if (late === null || !way.isNewest()) return null;
  return sendChecked(buildDrawn(reply, late), responder);
}

async function sendChecked(message: Message, responder: Way['responder']): Promise<string | null> {
  const problems = checkLimits(message);
  if (problems.length > 0) return problems.join('; ');
  await responder.edit(message);
  return null;
}

/** A failed picture is logged and replaced by its text. */
async function drawAll(slots: readonly PictureSlot[], { pictures, log }: Way['services']): Promise<Drawing> {
  const drawn = new Map<PictureSlot, Uint8Array>();
  let incident: string | null = null;
  const draw = async (slot: PictureSlot): Promise<void> => {
    try {
      const bytes = await pictures?.draw(slot.picture);
      if (bytes !== undefined) drawn.set(slot, bytes);
    } catch (error) {
      incident ??= randomBytes(4).toString('hex');
      log.error({ err: error, incident, picture: slot.name }, 'picture.failed');
    }
  };
  await Promise.all(slots.map(draw));
  return { drawn, incident };
}

function buildDrawn(reply: Reply, { drawn, incident }: Drawing): Message {
  const note = `its picture failed, incident ${incident}`;
  return buildMessage(incident === null ? reply : withNote(reply, note), drawn);
}

function withNote(reply: Reply, note: string): Reply {
  return { ...reply, footer: reply.footer === '' ? note : `${reply.footer} · ${note}` };
}
