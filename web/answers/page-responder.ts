import { writeExactJson } from '../../core/exact-json.ts';
import { hash } from 'node:crypto';
import type { Message } from '../../bot/framework/reply/build-message.ts';
import type { Reply } from '../../bot/framework/reply/reply.ts';
import type { Responder } from '../../bot/framework/responder.ts';
import type { Piece } from '../render/piece.ts';
import { renderForm } from '../render/render-form.ts';
import { renderMessage } from '../render/render-message.ts';
import type { Rendering } from '../render/rendering.ts';
import type { PageEvent } from './page-event.ts';

type Tools = {
  /** Takes in the files of a message; returns how it is rendered. */
  readonly renderingOf: (message: Pick<Message, 'files'>) => Rendering;
  readonly send: (event: PageEvent) => void;
  /** Tag of the answer that the page shows, where it asks whether that changed. */
  readonly shown?: string | undefined;
};

/** Answers one request of a page, as Discord would show it. */
export function createPageResponder({ renderingOf, send, shown }: Tools): Responder {
  let isPrivate: boolean | undefined;
  let tag: string | undefined;
  const render = (message: Message): Piece[] => renderMessage(message.components, renderingOf(message));
  return {
    defer: async (only) => {
      isPrivate = only;
      send({ kind: 'thinking', isPrivate: only });
    },
    deferUpdate: async () => undefined,
    isShown: (reply) => {
      tag = tagOf(reply);
      if (tag !== shown) return false;
      send({ kind: 'same' });
      return true;
    },
    edit: async (message) => {
      const whose = isPrivate === undefined ? {} : { isPrivate };
      send({ kind: 'answer', ...whose, ...(tag === undefined ? {} : { tag }), pieces: render(message) });
    },
    retract: async () => send({ kind: 'retracted' }),
    followUp: async (message) => send({ kind: 'also', pieces: render(message) }),
    modal: async (form) => send({ kind: 'form', form: renderForm(form, renderingOf({ files: [] })) }),
    choices: async () => undefined,
  };
}

/** A hash of everything that the reply shows, its pictures' facts included. */
function tagOf(reply: Reply): string {
  return hash('sha256', writeExactJson(reply), 'base64url');
}
