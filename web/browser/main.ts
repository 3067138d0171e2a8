// The page: puts its parts together and asks for the first answer.
import type { PageCommand } from '../answers/list-commands.ts';
import { Composer } from './composer.ts';
import { Conversation } from './conversation.ts';
import { followControls, followForms } from './follow-controls.ts';
import { followImports } from './follow-imports.ts';
import { writeMoments } from './moments.ts';
import { post } from './post.ts';
import { followSettings, readAsking } from './settings.ts';

const MINUTE_MS = 60_000;

type Offer = {
  readonly commands: readonly PageCommand[];
  /** Entries of the menu of every answer. */
  readonly menus: readonly string[];
  readonly live: readonly string[];
};

const talk = (): Conversation => conversation;
const conversation: Conversation = new Conversation(followForms(talk));
const composer = new Composer(talk);
let live: readonly string[] = [];

async function offerCommands(): Promise<void> {
  try {
    const offer = await post<Offer>('/page/commands', readAsking());
    live = offer.live;
    conversation.offerMenus(offer.menus);
    composer.offer(offer.commands);
  } catch (error) {
    conversation.say(error instanceof Error ? error.message : String(error));
  }
}

followSettings(() => void offerCommands());
followControls(talk);
followImports(talk, () => live);
writeMoments(document);
setInterval(() => writeMoments(document), MINUTE_MS);
await offerCommands();
const [first = 'help'] = live;
if (conversation.entries().length === 0)
  await conversation.ask(`/${first}`, { kind: 'command', name: first, path: [], options: {} });
document.documentElement.dataset['ready'] = '';
