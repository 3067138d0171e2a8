// Round cvars, the moment of writing, the file itself, and the truth about it.
import type { EveningState } from './evening-state.ts';
import { describePlayers } from './describe-players.ts';
import type { Half } from './half.ts';
import { localStamp } from './wall-clock.ts';
import { addEndstats } from './add-endstats.ts';
import { describeDocument, saveDocument } from './save-document.ts';
import type { DocumentTruth } from './save-document.ts';
import { clock, limitCvar } from '../files/print-number.ts';
import { alivePercent } from '../files/line-columns.ts';
import { inventNextLimit } from '../files/invent-next-limit.ts';
import { printsLine, writeRoundFile } from '../files/write-round-file.ts';
import type { FileLine } from '../files/file-line.ts';
import { clearRoundCvars } from '../server/game-server.ts';
import { guid8, personKey } from '../server/person.ts';
import { lawsHold } from '../truth.ts';
import type { Ending, RoundTruth } from '../truth.ts';
import { printedXp } from './printed-xp.ts';
import type { GameType } from '../server/game-type.ts';

const WRITTEN_AFTER_MS = 3000;
const PLAYTIME_SHORT_MS = { hold: 650, other: 700 } as const;

type Header = {
  readonly label: 1 | 2;
  readonly nextLimit: string;
  readonly playtimeMs: number;
  readonly savedAt: number;
  /** As the engine has it, while scripts may invent one. */
  readonly realNextLimit: string;
};

/** Returns the name of the file; null when the script wrote none. */
export function saveRound(evening: EveningState, half: Half): string | null {
  const lines = evening.random.shuffled(
    half.played.samples.map((sample) => toLine(evening.gameType, sample)),
  );
  const header = flipCvars(evening, half, lines);
  const file = header === null || !evening.writesTab ? null : writeFile(evening, half, header, lines);
  const json = header === null ? null : saveDocument(evening, half, header);
  const players = describePlayers(half, { tab: file !== null, json: json === null ? null : evening.json });
  evening.rounds.push({
    ...describeRound(evening, half, header),
    file,
    ...describeDocument(evening, half, json),
    lawsHold: lawsHold(players),
    players,
  });
  if (header !== null && (file !== null || json !== null)) {
    rememberLines(evening, half, file);
    if (file !== null) addEndstats(evening, half, file, header.savedAt);
  }
  return file;
}

function toLine(gameType: GameType, sample: Half['played']['samples'][number]): FileLine {
  const { client, name, place, total } = sample;
  const script = { ...sample.script, xp: printedXp(gameType, sample) };
  return { guid8: guid8(client.person), name, rounds: client.rounds, place, engine: total, script };
}

function flipCvars(evening: EveningState, half: Half, lines: readonly FileLine[]): Header | null {
  const { server } = evening;
  const { end } = half.plan;
  if (end.kind === 'aborted') {
    if (end.by === 'vote') clearRoundCvars(server);
    const uptime = half.endedAt - evening.uptimeFrom;
    return printCvars(evening, half, lines, { playtimeMs: -uptime, savedAt: half.endedAt });
  }
  if (end.kind !== 'finished') return null;
  if (half.plan.single !== undefined) return flipSingleCvars(evening, half, lines);
  const short = half.outcome === 'hold' ? PLAYTIME_SHORT_MS.hold : PLAYTIME_SHORT_MS.other;
  const completed = half.outcome === 'objective' || half.outcome === 'surrenderDefenders';
  server.currentRound = half.labelReal === 1 ? 1 : 0;
  server.nextLimit = completed ? limitCvar(half.durationMs) : half.limitMinutes;
  if (end.aftermath === 'restartWithin3s') return null;
  const early = end.aftermath === 'mapChangeWithin3s';
  if (early) clearRoundCvars(server);
  const savedAt = half.endedAt + (early ? evening.random.int(10, 55) * 50 : WRITTEN_AFTER_MS);
  const header = printCvars(evening, half, lines, { playtimeMs: half.durationMs - short, savedAt });
  if (half.labelReal === 2) server.nextLimit = 0;
  return header;
}

function flipSingleCvars(evening: EveningState, half: Half, lines: readonly FileLine[]): Header {
  const { server, gameType } = evening;
  const { end, single } = half.plan;
  const short = half.outcome === 'objective' ? PLAYTIME_SHORT_MS.other : PLAYTIME_SHORT_MS.hold;
  server.currentRound = gameType === 'lms' && single?.isLast === false ? 1 : 0;
  const early = end.kind === 'finished' && end.aftermath !== 'saved';
  const savedAt = half.endedAt + (early ? evening.random.int(10, 55) * 50 : WRITTEN_AFTER_MS);
  const header = printCvars(evening, half, lines, { playtimeMs: half.durationMs - short, savedAt });
  server.currentRound = 0;
  return header;
}

function printCvars(
  evening: EveningState,
  half: Half,
  lines: readonly FileLine[],
  rest: Pick<Header, 'playtimeMs' | 'savedAt'>,
): Header {
  const { server } = evening;
  const label = server.currentRound === 0 ? 2 : 1;
  const nextLimit = printNextLimit(evening, half, label, lines);
  return { ...rest, label, nextLimit, realNextLimit: clock(server.nextLimit) };
}

function printNextLimit(evening: EveningState, half: Half, label: 1 | 2, lines: readonly FileLine[]): string {
  const { server, layout } = evening;
  const oldScript = layout < 38;
  if (oldScript && label === 2 && half.outcome === 'hold' && evening.cases.has('nx_zero')) return '0:00';
  if (server.nextLimit === 0 && label === 2 && !oldScript) {
    const printed = lines.filter((line) => printsLine(line.engine)).map((line) => alivePercent(line));
    return inventNextLimit(printed, Math.floor(half.limitMinutes * 60));
  }
  return clock(server.nextLimit);
}

function writeFile(evening: EveningState, half: Half, header: Header, lines: readonly FileLine[]): string {
  const { map } = evening.server;
  const stamp = (at: number): string => localStamp(at + evening.clockErrorMs, evening.zone);
  let name = `${stamp(header.savedAt)}-${map.name}-round-${header.label}.txt`;
  // A second file of that name would overwrite the first; the repeated hour in autumn makes this possible.
  for (let later = 1; evening.files.some((file) => file.name === name); later++) {
    name = `${stamp(header.savedAt + later * 1000)}-${map.name}-round-${header.label}.txt`;
  }
  const bytes = writeRoundFile({
    serverName: evening.serverName,
    map: map.name,
    config: evening.config,
    label: header.label,
    defender: map.defender,
    winner: half.winner,
    limit: clock(half.limitMinutes),
    nextLimit: header.nextLimit,
    playtime: playtime(evening, header.playtimeMs),
    layout: evening.layout,
    lines,
  });
  evening.files.push({ name, bytes, writtenAt: header.savedAt });
  evening.now = Math.max(evening.now, header.savedAt);
  return name;
}

function playtime({ header }: EveningState, ms: number): number | null {
  if (header === 'eight') return null;
  return header === 'seconds' ? Math.floor(ms / 1000) : ms;
}

function rememberLines({ server, gameType, sequence }: EveningState, half: Half, file: string | null): void {
  const lines = half.played.samples
    .filter((sample) => printsLine(sample.total))
    .map(
      (sample) =>
        [personKey(sample.client.person), { file, round: sequence, counters: sample.total }] as const,
    );
  // The engine continues single rounds across maps, and so does who reads them.
  server.lastLines = new Map(gameType === 'stopwatch' ? lines : [...server.lastLines, ...lines]);
}

function describeRound(
  evening: EveningState,
  half: Half,
  header: Header | null,
): Omit<RoundTruth, 'file' | 'lawsHold' | 'players' | keyof DocumentTruth> {
  const { server } = evening;
  const { end } = half.plan;
  evening.sequence++;
  const finished = end.kind === 'finished' && end.aftermath !== 'restartWithin3s';
  return {
    evening: evening.index,
    sequence: evening.sequence,
    endstatsFile: null,
    gameType: evening.gameType,
    serverKey: evening.serverKey,
    serverName: evening.serverName.text,
    zone: evening.zone,
    endedAt: new Date(half.endedAt).toISOString(),
    savedAt: header === null ? null : new Date(header.savedAt).toISOString(),
    clockErrorMs: evening.clockErrorMs,
    map: server.map.name,
    labelPrinted: header?.label ?? null,
    labelReal: half.labelReal,
    ending: nameEnding(half),
    outcome: half.outcome,
    durationMs: half.durationMs,
    pauseMs: half.plan.pauseMs,
    winner: finished ? half.winner : null,
    defender: server.map.defender,
    attackers: half.attackers,
    mix: evening.mix,
    aborted: !finished,
    partner: null,
    engine: server.engine,
    layout: evening.layout,
    headerFields: evening.header === 'eight' ? 8 : 9,
    cases: half.plan.cases,
  };
}

const ENDING = {
  aborted: 'mapChange',
  emptied: 'teamEmptied',
  reset: 'matchReset',
  restarted: 'mapRestart',
} as const;

function nameEnding({ plan: { end } }: Half): Ending {
  if (end.kind !== 'finished') return ENDING[end.kind];
  return end.aftermath === 'saved' ? 'intermission' : end.aftermath;
}
