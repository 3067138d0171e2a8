// Compares the rows of the database with the events in the simulator.
import { COLUMNS } from '../../../simulator/etlegacy/files/layouts.ts';
import type { Evening } from '../../../simulator/etlegacy/evening/evening-state.ts';
import type { PlayerTruth, RoundTruth } from '../../../simulator/etlegacy/truth.ts';
import { comparePlayer, type KnownPlayer } from './compare-players.ts';
import type { ExportedPlayer, ExportedRows } from './exported-rows.ts';

export type Comparison = {
  /** Player rows whose every number was compared. */
  readonly rows: number;
  readonly differences: readonly string[];
};

/** Columns that every layout has, derived from weapons or from the clock. */
const ALWAYS = ['kills', 'deaths', 'headshots', 'shots', 'hits'] as const;

export function compareSimulated(evenings: readonly Evening[], exported: ExportedRows): Comparison {
  let rows = 0;
  const differences: string[] = [];
  for (const { evening, round } of evenings.flatMap((evening) =>
    evening.rounds.map((round) => ({ evening, round })),
  )) {
    const { file } = round;
    if (file === null) continue;
    differences.push(...compareRound({ ...round, file }, evening, exported));
    if (hasNoOrder(evening) && exported.rounds.get(file)?.status === 'damaged') continue;
    const known = exported.players.get(file) ?? [];
    for (const player of round.players) {
      if (!player.hasLine || player.base === 'hidden') continue;
      const row = known.find((candidate) => isSame(player, candidate));
      if (row === undefined) differences.push(`${file}, ${player.key}: no row`);
      else if (row.mode === 'unknown') continue;
      else {
        rows += 1;
        const source = exported.rounds.get(file)?.durationSource ?? 'players';
        differences.push(...comparePlayer(knownOf(round, player), row, showsItsEnd(round) ? source : null));
      }
    }
  }
  return { rows, differences };
}

function knownOf(round: RoundTruth, { key, values, weapons }: PlayerTruth): KnownPlayer {
  const columns: ReadonlySet<string> = new Set(COLUMNS[round.layout]);
  const { timeMs, aliveMs: _alive, ...integers } = values;
  const printed = Object.entries(integers).filter(([name]) => columns.has(name) || isAlways(name));
  return {
    key,
    integers: Object.fromEntries(printed),
    weapons: Object.fromEntries(
      Object.entries(weapons)
        .map(([weapon, { hits, shots, kills, deaths, headshots }]) => {
          return [weapon, [hits, shots, kills, deaths, headshots]] as const;
        })
        .filter(([, tuple]) => tuple.some((part) => part > 0)),
    ),
    timeMs,
    durationMs: round.durationMs,
  };
}

function isAlways(name: string): boolean {
  return ALWAYS.some((always) => always === name);
}

/** Two players whose GUIDs have an equal prefix have a name in their key. */
function isSame(player: PlayerTruth, row: ExportedPlayer): boolean {
  return row.playerKey === player.key || row.playerKey === `${player.guid8}:${player.cleanName}`;
}

type Written = RoundTruth & { readonly file: string };

function compareRound(round: Written, evening: Evening, { rounds }: ExportedRows): string[] {
  const row = rounds.get(round.file);
  if (row === undefined) return [`${round.file}: no round`];
  const wrong: string[] = [];
  const expect = (what: string, wanted: unknown, given: unknown): void => {
    if (wanted !== given) wrong.push(`${round.file}: ${what} is ${String(given)}, not ${String(wanted)}`);
  };
  const partner = evening.rounds.find(({ file }) => file !== null && file === round.partner);
  if (partner !== undefined && showsItsEnd(partner) && showsItsEnd(round)) {
    const other = rounds.get(partner.file ?? '');
    const isDamaged = [row, other].some((half) => half?.status === 'damaged');
    if (!isShuffled(round, evening, isDamaged)) expect('match', other?.matchId, row.matchId);
  }
  if (showsItsEnd(round)) {
    const isNumbered = !needsOthers(round, evening, row.status === 'damaged');
    if (isNumbered && (round.outcome !== 'abort' || round.engine !== 'feb26'))
      expect('round', round.labelReal, row.round);
    const isKnown = showsItsLength(round) || row.status === 'ok';
    if (isKnown && !(row.outcome === 'held' && looksHeld(round)))
      expect('outcome', OUTCOMES[round.outcome], row.outcome);
    expect('aborted', round.outcome === 'abort', row.status === 'aborted');
  }
  if (
    round.players.some((player) => player.base === 'hidden' && player.hasLine) &&
    showsWhatIsHidden(round)
  ) {
    const isNoticed = row.status !== 'ok' || Object.values(row.laws).some((law) => law.verdict === 'broken');
    expect('marked for what no file holds', true, isNoticed);
  }
  return wrong;
}

/** Without play time the length of a hold is the longest stay; without any stay a surrender cannot be detected. */
function showsItsLength({ headerFields, outcome }: RoundTruth): boolean {
  return headerFields === 9 || (outcome !== 'surrenderAttackers' && outcome !== 'hold');
}

/** Without play time a surrender is visible in short stays, and pauses and restarts make stays longer than the round. */
function looksHeld({ headerFields, outcome, pauseMs, cases }: RoundTruth): boolean {
  const isLonger = pauseMs > 0 || cases.includes('restart_r1') || cases.includes('team_emptied_r1');
  return headerFields === 8 && outcome === 'surrenderAttackers' && isLonger;
}

/**
 * Minutes can be too many only if the length is known. Nine seconds without a line are tolerated, unless
 * a counter has its counterpart with other players.
 */
function showsWhatIsHidden({ headerFields, outcome, cases }: RoundTruth): boolean {
  return (headerFields === 9 || outcome !== 'surrenderAttackers') && !cases.includes('join_unseen_r1');
}

/** A clock that is set back in the repeated hour makes rounds overlap, and nothing else proves their order. */
function hasNoOrder({ cases }: Pick<Evening, 'cases'>): boolean {
  return cases.includes('clock_step_back') && cases.includes('dst_autumn');
}

/** A map vote makes labels wrong: only the round before shows the number, if it exists and has players. */
function needsOthers(round: RoundTruth, evening: Evening, isDamaged: boolean): boolean {
  if (round.ending === 'intermission') return false;
  const written = evening.rounds.filter(({ file }) => file !== null);
  const before = written[written.findIndex(({ file }) => file === round.file) - 1];
  const isEmpty = before?.map === round.map && !before.players.some((player) => player.hasLine);
  return isShuffled(round, evening, isDamaged) || isEmpty;
}

/**
 * Where a clock was set back, maps overlap: without players no evening joins them, and a reset of all
 * counters, or an unknown start, leaves no proof of their order. A map played twice is ambiguous.
 */
function isShuffled({ engine, map }: RoundTruth, { cases, rounds }: Evening, isDamaged: boolean): boolean {
  if (!cases.includes('clock_step_back') && !cases.includes('dst_autumn')) return false;
  if (hasNoOrder({ cases })) return true;
  const firsts = rounds.filter((round) => round.map === map && round.file !== null && round.labelReal === 1);
  return cases.includes('bots') || engine === 'feb26' || isDamaged || firsts.length > 1;
}

/**
 * The end of a round without play time is unknowable if its file is empty, was written by a map vote just after
 * the end, by an old script, which prints 0:00 after full holds too, or in a round two that looks like another round one.
 */
function showsItsEnd({ layout, headerFields, ending, labelPrinted, players }: RoundTruth): boolean {
  if (headerFields === 9) return true;
  if (ending === 'mapChangeWithin3s' || !players.some((player) => player.hasLine)) return false;
  return ending !== 'mapChange' || (layout === 38 && labelPrinted === 2);
}

const OUTCOMES = {
  objective: 'completed',
  surrenderDefenders: 'completed',
  hold: 'held',
  surrenderAttackers: 'held_early',
  abort: 'aborted',
  emptied: 'no file',
  reset: 'no file',
  restarted: 'no file',
  eliminated: 'completed',
} as const satisfies Record<RoundTruth['outcome'], string>;
