// The JSON document of a round, if the script came to write one, and the truth about what it tells.
import type { EveningState } from './evening-state.ts';
import type { Half } from './half.ts';
import { printedXp } from './printed-xp.ts';
import { localStamp } from './wall-clock.ts';
import { describeEvents } from './describe-events.ts';
import { SEEN_AFTER_MS } from '../documents/document-facts.ts';
import type { RoundTimes } from '../documents/document-facts.ts';
import { reportsRevives } from '../documents/gamelog.ts';
import type { JsonScript } from '../documents/json-script.ts';
import { writeDocument } from '../documents/write-document.ts';
import { clock } from '../files/print-number.ts';
import type { RoundTruth } from '../truth.ts';

export type DocumentTruth = Pick<RoundTruth, 'json' | 'script' | 'log' | 'logsRevives' | 'events'>;

type Saved = { readonly label: 1 | 2; readonly realNextLimit: string; readonly savedAt: number };

/** Returns the name of the dump; null where the round did not reach the moment of writing. */
export function saveDocument(evening: EveningState, half: Half, saved: Saved): string | null {
  const { json: script, server, random } = evening;
  const { end } = half.plan;
  if (script === null || end.kind !== 'finished' || end.aftermath !== 'saved') return null;
  const unix = Math.floor((saved.savedAt + evening.clockErrorMs) / 1000);
  const matchId = matchIdOf(evening, script, unix);
  const { dump, push } = writeDocument(
    {
      script,
      engine: server.engine,
      serverName: evening.serverName,
      config: evening.config,
      map: server.map.name,
      label: saved.label,
      mapNumber: 1 + Math.floor(evening.sequence / 2),
      defender: server.map.defender,
      winner: half.winner,
      limit: clock(half.limitMinutes),
      nextLimit: saved.realNextLimit,
      matchId,
      samples: half.played.samples,
      printedXp: (sample) => printedXp(evening.gameType, sample),
      log: half.played.log ?? [],
      times: timesOf(evening, half),
    },
    random.int(0, 0x7fff_ffff),
  );
  const stamp = localStamp(saved.savedAt + evening.clockErrorMs, evening.zone);
  const prefix = script.family === 'stats' ? 'stats' : 'gamestats';
  const name = `${prefix}-${matchId}-${stamp}-${server.map.name}-round-${saved.label}.json`;
  evening.documents.push({
    name,
    dump,
    push,
    isPacked: script.packs === true,
    sequence: evening.sequence + 1,
    writtenAt: saved.savedAt,
  });
  evening.now = Math.max(evening.now, saved.savedAt);
  return name;
}

// Without a match manager the older script takes another one for each round, the newer one keeps its first.
function matchIdOf(evening: EveningState, script: JsonScript, unix: number): string {
  if (script.matchId !== null) return script.matchId;
  if (script.family === 'gamestats') return String(unix);
  evening.firstSavedUnix ??= unix;
  return String(evening.firstSavedUnix);
}

function timesOf(evening: EveningState, { durationMs, endedAt, plan, pausedAt }: Half): RoundTimes {
  const seenAt = endedAt - durationMs - plan.pauseMs + SEEN_AFTER_MS;
  return {
    start: seenAt - evening.uptimeFrom,
    end: endedAt - evening.uptimeFrom,
    startUnix: Math.floor((seenAt + evening.clockErrorMs) / 1000),
    endUnix: Math.floor((endedAt + evening.clockErrorMs) / 1000),
    pausedAt,
    pauseMs: plan.pauseMs,
  };
}

export function describeDocument(evening: EveningState, half: Half, json: string | null): DocumentTruth {
  const { json: script, server } = evening;
  if (json === null || script === null)
    return { json: null, script: null, log: 'none', logsRevives: false, events: null };
  const all = script.family === 'stats' ? 'all' : 'deaths';
  return {
    json,
    script: `${script.family} ${script.version}`,
    log: script.collects ? all : 'none',
    logsRevives: reportsRevives(server),
    events: describeEvents(half.played.log ?? [], timesOf(evening, half)),
  };
}
