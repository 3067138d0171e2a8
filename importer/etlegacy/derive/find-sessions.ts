/** Rounds further apart belong to different evenings. */
const GAP_MS = 60 * 60_000;

/** With fewer players a round neither opens, extends nor joins a session: it is a warm-up or an idle server. */
const LEAST_HUMANS = 2;

type Counting = { readonly endedAt: number; readonly activeHumans: number };

/** @param rounds of one server in order of time. @returns the sessions, each with its rounds in order of time. */
export function findSessions<T extends Counting>(rounds: readonly T[]): T[][] {
  const sessions: T[][] = [];
  for (const round of rounds) {
    if (round.activeHumans < LEAST_HUMANS) continue;
    const session = sessions.at(-1);
    const last = session?.at(-1);
    if (session !== undefined && last !== undefined && round.endedAt - last.endedAt <= GAP_MS)
      session.push(round);
    else sessions.push([round]);
  }
  return sessions;
}
