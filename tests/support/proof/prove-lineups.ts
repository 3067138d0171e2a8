// Compares the line-ups found in simulated evenings with the teams that really played.
import type { Kysely } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import { forgetServer } from '../../../importer/etlegacy/servers/forget-server.ts';
import type { Evening } from '../../../simulator/etlegacy/evening/evening-state.ts';
import { type Simulation, streamEvenings } from '../../../simulator/etlegacy/simulate-evenings.ts';
import type { RoundTruth } from '../../../simulator/etlegacy/truth.ts';
import { fetchEvening } from '../../../stats/etlegacy/recap/fetch-evening.ts';
import type { Lineups } from '../../../stats/etlegacy/lineups/lineups.ts';
import { importFiles } from '../etlegacy/import-files.ts';

export type LineupProof = {
  transitions: number;
  /** Transitions to teams that really differ. */
  remixes: number;
  /** Transitions at which single people changed teams, which the rule has to decide. */
  moved: number;
  readonly faults: string[];
};

/** Some weeks at a time, so that memory stays constant. */
const AT_ONCE = 10;

export async function proveLineups(
  db: Kysely<DB>,
  { seed, evenings, options = {} }: Simulation,
): Promise<LineupProof> {
  const proof: LineupProof = { transitions: 0, remixes: 0, moved: 0, faults: [] };
  let waiting: Evening[] = [];
  for (const evening of streamEvenings({ seed, evenings, options })) {
    waiting.push(evening);
    if (waiting.length < AT_ONCE && evening.index < evenings) continue;
    await proveSome(db, waiting, proof);
    waiting = [];
  }
  return proof;
}

async function proveSome(db: Kysely<DB>, evenings: readonly Evening[], proof: LineupProof): Promise<void> {
  const { serverKey: server, zone } = evenings[0] ?? { serverKey: '', zone: '' };
  const files = evenings.flatMap((evening) =>
    evening.files.map(({ name, bytes }) => ({ name, body: Buffer.from(bytes) })),
  );
  await importFiles(db, files, { server, zone });
  const truth = new Map(
    evenings.flatMap(({ rounds }) => rounds.map((round) => [round.file ?? '', round] as const)),
  );
  const sessions = await db.selectFrom('etlegacy.sessions').select('id').orderBy('ended_at').execute();
  for (const { id } of sessions) await proveSession(db, id, truth, proof);
  await forgetServer(db, server);
}

async function proveSession(
  db: Kysely<DB>,
  sessionId: number,
  truth: ReadonlyMap<string, RoundTruth>,
  proof: LineupProof,
): Promise<void> {
  const evening = await fetchEvening(db, sessionId);
  if (evening === undefined) throw new Error(`no session ${sessionId}`);
  const maps = evening.matches.flatMap(({ id }): FoundMap[] => {
    const place = evening.lineups.byMatch.get(id);
    const rounds = evening.rounds.filter(({ matchId }) => matchId === id);
    const [round] = rounds;
    if (place === undefined || round === undefined) return [];
    const real = truth.get(round.file);
    const last = truth.get(rounds.at(-1)?.file ?? '');
    if (real === undefined || last === undefined) throw new Error(`nothing is known of ${round.file}`);
    return [
      {
        ...place,
        teams: teamsIn(evening.lineups, place.block),
        file: round.file,
        label: round.label ?? 1,
        real,
        last,
      },
    ];
  });
  for (const [at, map] of maps.entries()) {
    const before = maps[at - 1];
    if (before !== undefined) proveTransition(before, map, proof);
  }
}

/** The number of detected changes of teams up to that block: another game type or an admin starts blocks too. */
function teamsIn({ blocks }: Lineups, block: number): number {
  return blocks.slice(1, block + 1).filter(({ carriesOn }) => !carriesOn).length;
}

type FoundMap = {
  /** Equal for maps whose teams were detected as the same. */
  readonly teams: number;
  readonly first: 'a' | 'b';
  readonly file: string;
  readonly label: number;
  readonly real: RoundTruth;
  readonly last: RoundTruth;
};

function proveTransition(before: FoundMap, now: FoundMap, proof: LineupProof): void {
  proof.transitions += 1;
  const teams = teamsOf(now.real);
  const stayed = [...teamsOf(before.last)].filter(([key]) => teams.has(key));
  const same = stayed.filter(([key, team]) => teams.get(key) === team);
  // The letters themselves are arbitrary: they may all be swapped.
  const isRenamed = same.length * 2 < stayed.length;
  const kept = isRenamed ? stayed.filter((one) => !same.includes(one)) : same;
  // A team of which nobody stayed is a different team, unless one of the two had nobody at all.
  const isWhole = (['A', 'B'] as const).every(
    (team) =>
      kept.some(([, own]) => own === team) ||
      ![...teamsOf(before.last).values()].includes(team) ||
      ![...teams.values()].includes(isRenamed ? OTHER[team] : team),
  );
  const isMixed = now.real.mix !== before.real.mix || now.real.evening !== before.real.evening || !isWhole;
  const isBroken = now.teams !== before.teams;
  if (isMixed) {
    proof.remixes += 1;
    if (!isBroken) proof.faults.push(`${now.file}: a re-mix was not found`);
  } else if (kept.length < stayed.length) {
    proof.moved += 1;
  } else if (isBroken) {
    proof.faults.push(`${now.file}: a team that stayed was broken`);
  } else if ((sideOfA(before) === sideOfA(now)) === isRenamed) {
    proof.faults.push(`${now.file}: the teams are swapped`);
  }
}

const OTHER = { A: 'B', B: 'A' } as const;

/** The real team of each player in the file. */
function teamsOf({ players }: RoundTruth): Map<string, 'A' | 'B'> {
  return new Map(
    players.flatMap(({ key, lineUp, hasLine, isBot }) =>
      lineUp === null || !hasLine || isBot ? [] : [[key, lineUp]],
    ),
  );
}

/** The letter found here for the team that really is A. */
function sideOfA({ real, label, first }: FoundMap): 'a' | 'b' {
  const isFirst = (label === 1) === (real.attackers === 'A');
  return isFirst ? first : first === 'a' ? 'b' : 'a';
}
