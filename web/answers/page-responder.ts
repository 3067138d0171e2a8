import type { Message } from '../../bot/framework/build-message.ts';
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
};

/** Answers one request of a page, as Discord would show it. */
export function createPageResponder({ renderingOf, send }: Tools): Responder {
  let isPrivate: boolean | undefined;
  const render = (message: Message): Piece[] => renderMessage(message.components, renderingOf(message));
  return {
    defer: async (only) => {
      isPrivate = only;
      send({ kind: 'thinking', isPrivate: only });
    },
    deferUpdate: async () => undefined,
    edit: async (message) => {
      const whose = isPrivate === undefined ? {} : { isPrivate };
      send({ kind: 'answer', ...whose, pieces: render(message) });
    },
    retract: async () => send({ kind: 'retracted' }),
    followUp: async (message) => send({ kind: 'also', pieces: render(message) }),
    modal: async (form) => send({ kind: 'form', form: renderForm(form, renderingOf({ files: [] })) }),
    choices: async () => undefined,
  };
}
