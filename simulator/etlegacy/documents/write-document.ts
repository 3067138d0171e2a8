// One round as JSON: the indented dump and the body that is pushed.
import { createRandom } from '../random.ts';
import type { Random } from '../random.ts';
import { PLACE_NUMBER } from '../sides.ts';
import type { DocumentFacts } from './document-facts.ts';
import { escapeText } from './escape-text.ts';
import { gamelog } from './gamelog.ts';
import { dumpLua, packLua } from './lua-json.ts';
import type { LuaTable } from './lua-json.ts';
import { obituaries } from './obituaries.ts';
import { playerStats } from './player-stats.ts';

const MOD_VERSION = {
  '2.83': 'v2.83.2',
  feb26: 'v2.83.2-612-g1f0c2ab',
  '2.84': 'v2.84.0',
  '2.85': 'v2.85.0',
} as const satisfies Record<DocumentFacts['engine'], string>;
const ADDRESS = { server_ip: '198.51.100.7', server_port: '27960' } as const;

export type WrittenDocument = { readonly dump: Uint8Array; readonly push: Uint8Array };

/** order: seeds the order of the keys, which differs between the two. */
export function writeDocument(facts: DocumentFacts, order: number): WrittenDocument {
  const random = createRandom(order);
  const { script } = facts;
  const document: LuaTable = {
    round_info: roundInfo(facts, random),
    player_stats: playerStats(facts, random),
    ...(script.family === 'stats' ? { metadata: metadata(facts) } : {}),
    ...(script.family === 'stats' && script.collects ? { gamelog: gamelog(facts, random) } : {}),
    ...(script.assists === 'number' ? { spectators: [] } : {}),
  };
  return { dump: dumpLua(document, createRandom(order, 1)), push: packLua(document, createRandom(order, 2)) };
}

function roundInfo(facts: DocumentFacts, random: Random): LuaTable {
  const { script } = facts;
  return {
    ...names(facts),
    mapname: facts.map,
    round: facts.label,
    defenderteam: PLACE_NUMBER[facts.defender],
    winnerteam: PLACE_NUMBER[facts.winner],
    timelimit: facts.limit,
    nextTimeLimit: facts.nextLimit,
    ...times(facts),
    ...(script.family === 'gamestats' && script.collects ? obituaries(facts, random) : {}),
  };
}

function names({ script, serverName, config, matchId, engine }: DocumentFacts): LuaTable {
  const versions =
    script.family === 'gamestats'
      ? {}
      : {
          stats_version: script.version,
          mod_version: MOD_VERSION[engine],
          et_version: 'ET 2.60b linux-x86_64',
        };
  return {
    servername: escapeText(serverName, script.family),
    config,
    matchID: matchId,
    ...ADDRESS,
    ...versions,
  };
}

function times({ script, times }: DocumentFacts): LuaTable {
  if (script.times === 'none') return {};
  const isStartKnown = script.times === 'all';
  return {
    round_start: isStartKnown ? times.start : 0,
    round_end: times.end,
    ...(script.times === 'process, start 0'
      ? {}
      : { round_start_unix: isStartKnown ? times.startUnix : 0, round_end_unix: times.endUnix }),
  };
}

function metadata(facts: DocumentFacts): LuaTable {
  const { label, mapNumber, winner, limit, nextLimit, script } = facts;
  const isGather = script.matchId !== null;
  return {
    ...names(facts),
    features: {
      auto_scores: isGather,
      auto_rename: false,
      auto_start: false,
      auto_config: false,
      auto_map: false,
      auto_sort: false,
    },
    scores: {
      alpha: 0,
      beta: 0,
      alpha_teamname: 'Alpha Foxes',
      beta_teamname: 'Beta Owls',
      completed_maps: mapNumber - 1,
      match_finished: false,
      round: {
        map_num: mapNumber,
        round_num: label,
        winner: winner === 'axis' ? 'alpha' : 'beta',
        winner_et: PLACE_NUMBER[winner],
        alpha_side: 1,
        fullhold: limit === nextLimit,
      },
    },
  };
}
