import type { Need } from '../bot/scenarios/stage.ts';

/** Why the twin cannot play a scenario that needs this. */
export const LACKS: Readonly<Record<Need, string>> = {
  'own messages': 'its messages do not say whose question they answer, so no one has messages of their own',
  'channel check': 'it has no roles and no overwrites of channels to ask for',
  'command list': 'it cannot be asked for the list of commands and forgets where they may be used',
};
