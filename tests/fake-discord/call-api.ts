import type { FakeDiscord } from '../support/fake-discord/fake-discord.ts';
import type { FakeInteraction } from '../support/fake-discord/interactions/fake-interaction.ts';

export type ApiCall = {
  readonly method?: string;
  readonly path: string;
  readonly body?: unknown;
  readonly files?: readonly { readonly name: string; readonly data: Uint8Array }[];
  readonly headers?: Readonly<Record<string, string>>;
};

export type ApiAnswer = { readonly status: number; readonly body: unknown; readonly headers: Headers };

/** A REST call without any library in between, so that no client corrects the request. */
export async function callApi(
  fake: FakeDiscord,
  { method = 'POST', path, body, files, headers }: ApiCall,
): Promise<ApiAnswer> {
  const response = await fetch(`${fake.api}/v10${path}`, {
    method,
    headers: {
      authorization: `Bot ${fake.token}`,
      'user-agent': 'DiscordBot (https://example.org, 1.0)',
      ...(files === undefined && body !== undefined ? { 'content-type': 'application/json' } : {}),
      ...headers,
    },
    ...(body === undefined
      ? {}
      : { body: files === undefined ? JSON.stringify(body) : buildForm(body, files) }),
  });
  const text = await response.text();
  const parsed: unknown = text === '' ? undefined : JSON.parse(text);
  return { status: response.status, body: parsed, headers: response.headers };
}

function buildForm(body: unknown, files: NonNullable<ApiCall['files']>): FormData {
  const form = new FormData();
  for (const [index, { name, data }] of files.entries()) {
    form.append(`files[${index}]`, new Blob([new Uint8Array(data)]), name);
  }
  form.append('payload_json', JSON.stringify(body));
  return form;
}

/** Registers commands for everybody. */
export function putCommands(fake: FakeDiscord, commands: unknown): Promise<ApiAnswer> {
  return callApi(fake, {
    method: 'PUT',
    path: `/applications/${fake.state.bot.id}/commands`,
    body: commands,
  });
}

/** The first answer to an interaction. */
export function answer(fake: FakeDiscord, interaction: FakeInteraction, body: unknown): Promise<ApiAnswer> {
  const path = `/interactions/${interaction.id}/${interaction.token}/callback?with_response=true`;
  return callApi(fake, { path, body });
}

/** The webhook path of an interaction, with the given suffix. */
export function webhookPath(fake: FakeDiscord, interaction: FakeInteraction, rest = ''): string {
  return `/webhooks/${fake.state.bot.id}/${interaction.token}${rest}`;
}

/** All error codes of the requests rejected so far, of whole requests and of single fields. */
export function problemCodes(fake: FakeDiscord): (string | number)[] {
  return fake.problems.flatMap(({ code, errors }) => [code, ...(errors ?? []).map((error) => error.code)]);
}
