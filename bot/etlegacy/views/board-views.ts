import { z } from 'zod';
import { ComponentType, TextInputStyle } from 'discord-api-types/v10';
import { CHOSEN, writeCustomId } from '../../framework/reply/custom-id.ts';
import { defineForm, defineView } from '../../framework/view.ts';
import { findCodec, topCodec } from '../replies/board/top-codec.ts';
import { showBoard } from './show-board.ts';

const USUAL = { stat: 'dpm', period: 'all', map: '', minRounds: null, at: 'f1' } as const;

export const topView = defineView({
  codec: topCodec,
  show: async (context, { min, ...wish }) =>
    showBoard(context, { ...wish, minRounds: min === '' ? null : Number(min) }),
  fresh: async (context) => showBoard(context, USUAL),
});

/** "Find a player": the typed text is searched like any name. */
export const findForm = defineForm(findCodec, (fields) => ({
  custom_id: writeCustomId(soughtCodec, { ...fields, name: CHOSEN }),
  title: 'Find a player on this board',
  components: [
    {
      type: ComponentType.Label,
      label: 'Name, or a part of it',
      component: {
        type: ComponentType.TextInput,
        custom_id: 'name',
        style: TextInputStyle.Short,
        min_length: 1,
        max_length: 40,
      },
    },
  ],
}));

const soughtCodec = {
  name: 'sought',
  version: 1,
  fields: { ...findCodec.fields, name: z.string().min(1).max(40) },
} as const;

export const soughtView = defineView({
  codec: soughtCodec,
  show: async (context, { min, name, ...wish }) =>
    showBoard(context, { ...wish, minRounds: min === '' ? null : Number(min), at: `n${name}` }),
  fresh: async (context) => showBoard(context, USUAL),
});
