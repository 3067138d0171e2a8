import { setTimeout as sleep } from 'node:timers/promises';
import { ComponentType, InteractionResponseType, InteractionType } from 'discord-api-types/v10';
import type { Person, Shown } from '../bot/scenarios/stage.ts';
import { listPressables, type Pressable } from '../support/fake-discord/interactions/component-actions.ts';
import { makeSnowflake } from '../support/fake-discord/snowflake.ts';
import { waitUntil } from '../support/wait-until.ts';
import { describeWrite } from './describe-write.ts';
import { formData, showForm, wantsFile } from './form-data.ts';
import type { Exchange, Front } from './open-front.ts';
import type { OpenTwin } from './open-twin.ts';

type Data = Readonly<Record<string, unknown>>;

const PATIENCE_MS = 15_000;
/** Without another write for so long, the newest is the last. */
const QUIET_MS = 10;

/** Members of the twin's server and what they do there. */
export class TwinPeople {
  readonly #open: OpenTwin;
  readonly #front: Front;
  readonly #joining: Promise<unknown>[] = [];

  constructor(open: OpenTwin, front: Front) {
    this.#open = open;
    this.#front = front;
  }

  join(permissions: bigint): Person {
    const { twin } = this.#open;
    const id = makeSnowflake();
    const member = { guildId: twin.guildId, userId: id, permissions: String(permissions) };
    const user = twin.prisma.user.create({ data: { id, username: `member${id}` } });
    this.#joining.push(user.then(async () => twin.prisma.guildMember.create({ data: member })));
    return id;
  }

  /** @returns as soon as the bot has answered, be it that it thinks. */
  async act(type: InteractionType, who: Person, data: Data, on?: Shown): Promise<Exchange> {
    await Promise.all(this.#joining);
    const { twin, channelId } = this.#open;
    const pressed = on === undefined ? {} : { messageId: on.message.id };
    const { token } = await twin.simulateInteraction({ type, channelId, userId: who, data, ...pressed });
    const exchange = this.#front.exchangeOf(token);
    await waitUntil('an answer', () => exchange.callback !== undefined, PATIENCE_MS);
    return exchange;
  }

  async use(shown: Shown, id: string | RegExp, who: Person, values?: readonly string[]): Promise<Exchange> {
    const { custom_id, type: component_type } = findComponent(shown, id, values === undefined);
    const data = { custom_id, component_type, ...(values === undefined ? {} : { values }) };
    return this.act(InteractionType.MessageComponent, who, data, shown);
  }

  /** Asks with a command; a form that opens is filled in. */
  async ask(who: Person, data: Data): Promise<Shown> {
    const asked = await this.act(InteractionType.ApplicationCommand, who, data);
    if (asked.callback?.type !== InteractionResponseType.Modal) return finish(asked);
    // The twin cannot keep a file that a person sends, so a form that wants one is looked at and not sent.
    if (wantsFile(asked.callback)) return showForm(asked.callback);
    return finish(await this.act(InteractionType.ModalSubmit, who, formData(asked.callback, {})));
  }
}

/** What the person ends up with. @param source the message that was pressed. */
export async function finish(exchange: Exchange, source?: Shown): Promise<Shown> {
  await waitUntil('a message', () => exchange.writes.length > 0, PATIENCE_MS);
  while (performance.now() - exchange.at < QUIET_MS) await sleep(QUIET_MS);
  return describeWrite(exchange, source);
}

function findComponent(shown: Shown, id: string | RegExp, isButton: boolean): Pressable {
  const found = listPressables(shown).filter(
    ({ type, custom_id }) =>
      (type === ComponentType.Button) === isButton &&
      (typeof id === 'string' ? custom_id === id : id.test(custom_id)),
  );
  const [first] = found;
  if (first === undefined || found.length > 1) {
    throw new Error(`${found.length} components fit ${String(id)}`);
  }
  if ('disabled' in first && first.disabled) throw new Error(`${first.custom_id} is disabled`);
  return first;
}
