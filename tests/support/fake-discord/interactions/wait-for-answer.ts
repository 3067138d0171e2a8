import type { Callback, FakeInteraction } from './fake-interaction.ts';
import type { StoredMessage } from '../stored-message.ts';
import type { World } from '../world.ts';

const TIMEOUT = 5000;
const QUIET = 40;

export type ReplyOptions = { readonly timeout?: number };

/** Returns the first answer; rejects when the interaction expires or `timeout` (5 s) passes. */
export async function waitForReply(
  world: World,
  interaction: FakeInteraction,
  { timeout = TIMEOUT }: ReplyOptions = {},
): Promise<Callback> {
  const what = `an answer to ${interaction.label}`;
  const settled = await world.signal.until(
    () => interaction.callback ?? (interaction.expired ? 'EXPIRED' : undefined),
    {
      timeout,
      what,
    },
  );
  if (settled === 'EXPIRED') throw new Error(`${interaction.label} was not answered in time`);
  return settled;
}

export type FinalOptions = ReplyOptions & {
  /** True once the message is the expected one, for replies that are edited several times. */
  readonly until?: (message: StoredMessage) => boolean;
  /** Milliseconds without another edit after which an edit counts as the last; default 40. */
  readonly quiet?: number;
};

/**
 * Returns the final message: the first answer if it was not deferred, else the last edit of the deferred
 * reply. After a deferred update that is the newest edit or follow-up.
 */
export async function waitForFinal(
  world: World,
  interaction: FakeInteraction,
  { timeout = TIMEOUT, until, quiet = QUIET }: FinalOptions = {},
): Promise<StoredMessage> {
  const first = await waitForReply(world, interaction, { timeout });
  if (first.message === undefined)
    throw new Error(`${interaction.label} was answered with type ${first.type}, not a message`);
  const fits = (message: StoredMessage): boolean => until === undefined || until(message);
  const probe = (): StoredMessage | undefined => {
    const message = interaction.writes.at(-1) ?? interaction.original;
    return interaction.isLoading || message === undefined || !fits(message) ? undefined : message;
  };
  const what = `the final answer to ${interaction.label}`;
  const message = await world.signal.until(probe, { timeout, what });
  if (interaction.writes.length === 0 || until !== undefined) return message;
  await waitForQuiet(interaction, quiet);
  return probe() ?? message;
}

async function waitForQuiet(interaction: FakeInteraction, quiet: number): Promise<void> {
  for (;;) {
    const since = performance.now() - (interaction.finalAt ?? 0);
    if (since >= quiet) return;
    await new Promise((resolve) => setTimeout(resolve, quiet - since));
  }
}
