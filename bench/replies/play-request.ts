import type { APIUser } from 'discord-api-types/v10';
import { ERRORS, type ErrorText } from '../../bot/framework/reply/error-catalogue.ts';
import { ETLEGACY_ERRORS } from '../../bot/etlegacy/errors.ts';
import type { FakeDiscord } from '../../tests/support/fake-discord/fake-discord.ts';
import type { FakeInteraction } from '../../tests/support/fake-discord/interactions/fake-interaction.ts';
import { readText } from '../../tests/support/fake-discord/read-message.ts';
import type { StoredMessage } from '../../tests/support/fake-discord/stored-message.ts';
import { withTimeout } from '../../bot/framework/with-timeout.ts';
import type { Answers } from './answers.ts';
import type { Kind, Request } from './request.ts';

export type Sample = {
  readonly label: string;
  /** The actual kind of the answer. */
  readonly kind: Kind;
  /** ms until Discord shows that the bot is working. */
  readonly firstMs: number;
  /** ms until there is something to read; for choices until they appear. */
  readonly textMs: number;
  /** ms until the last change. */
  readonly finalMs: number;
  /** The final message; null for choices and for error messages. */
  readonly message: StoredMessage | null;
};

const SLOWEST_MS = 30_000;

/** Where the request is made. */
export type Stage = { readonly fake: FakeDiscord; readonly answers: Answers };

/** Makes the request and waits for the end of the answer. Throws if the answer is a failure. */
export async function playRequest(stage: Stage, user: APIUser, request: Request): Promise<Sample> {
  const { fake } = stage;
  const interaction = request.send(fake, user);
  if (request.kind === 'choices') return playChoices(fake, interaction, request);
  const message = await waitForEnd(stage, interaction, request);
  const { sentAt, answeredAt = Number.NaN, finalAt = Number.NaN } = interaction;
  const firstText = message.history.find(
    ({ at, message: shown }) => at > sentAt && (shown.components ?? []).length > 0,
  );
  return {
    label: request.label,
    kind: message.files.length > 0 ? 'picture' : 'text',
    firstMs: answeredAt - sentAt,
    textMs: (firstText?.at ?? Number.NaN) - sentAt,
    finalMs: finalAt - sentAt,
    message: isFailure(message) ? null : message,
  };
}

async function waitForEnd(
  { answers }: Stage,
  interaction: FakeInteraction,
  { isPress = false }: Request,
): Promise<StoredMessage> {
  const end = answers.until(interaction.id).then(() => true);
  if ((await withTimeout(end, SLOWEST_MS)) === null)
    throw new Error(`${interaction.label} was not answered within ${SLOWEST_MS} ms`);
  const message = interaction.writes.at(-1);
  if (message === undefined) throw new Error(`${interaction.label} was answered with nothing`);
  if (isFailure(message) && (!isPress || BROKEN.test(readText(message))))
    throw new Error(`${interaction.label} was answered with ${readText(message)}`);
  return message;
}

async function playChoices(
  fake: FakeDiscord,
  interaction: FakeInteraction,
  { label, kind }: Request,
): Promise<Sample> {
  const { choices } = await fake.waitForReply(interaction, { timeout: SLOWEST_MS });
  if (choices === undefined || choices.length === 0) throw new Error(`${interaction.label} offered nothing`);
  const ms = (interaction.answeredAt ?? Number.NaN) - interaction.sentAt;
  return { label, kind, firstMs: ms, textMs: ms, finalMs: ms, message: null };
}

/** Patterns of error sentences, with anything in their placeholders. */
const FAILURES = Object.values<ErrorText>({ ...ERRORS, ...ETLEGACY_ERRORS })
  .filter(({ say }) => !say.startsWith('{what}'))
  .map(({ say }) => new RegExp(`^\\*\\*${say.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '.+')}\\*\\*`));

const BROKEN = new RegExp(
  (['BROKEN', 'TOO_SLOW', 'TOO_FAST', 'DATABASE_AWAY'] as const)
    .map((code) => ERRORS[code].say.replace(/ \{.*/, ''))
    .join('|'),
);

function isFailure(message: StoredMessage): boolean {
  const text = readText(message);
  return FAILURES.some((failure) => failure.test(text));
}
