import { type Answer, collectAnswer } from '../../../bot/framework/collect-answer.ts';
import { writeCustomId } from '../../../bot/framework/reply/custom-id.ts';
import type { Request } from '../../../bot/framework/incoming/incoming.ts';
import { setupCodec } from '../../../bot/replies/setup/setup-codec.ts';
import { SAMPLE_SERVER } from '../../../core/config.ts';
import { ASKER, NOW } from '../examples.data.ts';
import { type DocsTools, openRouter } from '../open-router.ts';
import type { ShownPost } from './shown-post.ts';
import { GUILD, TARGET } from './scenes.ts';

const TUNE = /tune1:[^"]+/;

/** The panels of /setup and /doctor where a channel is set up. */
export async function collectPanels(tools: DocsTools): Promise<ShownPost[]> {
  const { key, guild, channel, game, scopes, kinds, since } = TARGET;
  await tools.db
    .insertInto('core.targets')
    .values({ key, guild, channel, game, scopes: [...scopes], kinds: JSON.stringify(kinds), since })
    .execute();
  const router = openRouter(tools, {
    server: SAMPLE_SERVER,
    guild: GUILD,
    now: () => NOW,
    channels: {
      check: async () => ({ ok: true, guild: GUILD, missing: [], mayOpenThreads: true, mayLook: true }),
      send: async () => ({ ok: true, id: '500000000000000001' }),
    },
  });
  let asked = 0;
  const ask = async (request: Request): Promise<Pick<Answer, 'message' | 'form'>> => {
    // Each of a person of their own, so that nobody is too fast.
    const viewer = {
      userId: String(BigInt(ASKER.userId) + BigInt((asked += 1))),
      locale: 'en-GB',
      guildId: GUILD,
      isGuildManager: true,
      isOperator: false,
      playsAs: null,
    };
    return collectAnswer(router, { id: String(asked), viewer, request, mayAttach: true });
  };
  const command = async (name: string) => ask({ kind: 'command', name, path: [], options: {} });
  const press = async (customId: string) =>
    ask({ kind: 'press', customId, filling: null, isOwn: true, origin: null });
  const panel = await command('setup');
  const detail = await press(writeCustomId(setupCodec, { channel, game, step: 'show', value: '' }));
  const [tune = ''] = TUNE.exec(JSON.stringify(detail.message)) ?? [];
  return [
    show('The panel of /setup', 'Each channel with its state, its last post and the next step.', panel),
    show('One channel in /setup', 'Behind *Change*. Each choice is stored at once.', detail),
    show('What is worth a post', 'The form behind the button of that name.', await press(tune)),
    show(
      '/doctor',
      'Whether files and posts come, and what to do where they do not.',
      await command('doctor'),
    ),
  ];
}

function show(title: string, say: string, answer: Pick<Answer, 'message' | 'form'>): ShownPost {
  return { title, say, isPrivate: true, answer };
}
