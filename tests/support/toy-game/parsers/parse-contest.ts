import { z } from 'zod';

export type Throw = { readonly name: string; readonly skips: number; readonly metres: number };

export type Contest = {
  readonly pond: string;
  /** ISO, UTC. */
  readonly heldAt: string;
  /** In the order of throwing. */
  readonly throws: readonly Throw[];
};

export type ParsedContest =
  | { readonly ok: true; readonly contest: Contest }
  | { readonly ok: false; readonly code: 'NOT_JSON' | 'NOT_A_CONTEST'; readonly reason: string };

const name = z.string().trim().min(1).max(40);

const document = z
  .object({
    pond: name,
    at: z.iso.datetime(),
    throws: z
      .array(z.object({ player: name, skips: z.int().min(0).max(200), metres: z.number().min(0).max(500) }))
      .max(1000),
  })
  .transform(({ pond, at, throws }): Contest => ({
    pond,
    heldAt: new Date(at).toISOString(),
    throws: throws.map(({ player, ...rest }) => ({ name: player, ...rest })),
  }));

/** Parses the file of a judge: JSON in UTF-8 with the pond, the time and every throw. Pure. */
export function parseContest(body: Uint8Array): ParsedContest {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch (error) {
    return { ok: false, code: 'NOT_JSON', reason: error instanceof Error ? error.message : String(error) };
  }
  const read = document.safeParse(value);
  if (read.success) return { ok: true, contest: read.data };
  const [issue] = read.error.issues;
  const reason = `${issue?.path.map(String).join('.') ?? ''}: ${issue?.message ?? ''}`;
  return { ok: false, code: 'NOT_A_CONTEST', reason };
}

/** The key of a player, who is identified by name only. */
export function playerKeyOf(player: string): string {
  return player.normalize('NFC').toLowerCase();
}
