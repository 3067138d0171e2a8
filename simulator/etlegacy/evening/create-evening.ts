// Date, server settings and people of one evening.
import type { EveningCase } from './cases.ts';
import { createBots, inviteTonight } from './community.ts';
import type { EveningState } from './evening-state.ts';
import { localMoment, nextTransition } from './wall-clock.ts';
import { CONFIGS, ODD_SERVER_NAMES, PLAIN_SERVER_NAME } from '../data/names.data.ts';
import { MAPS } from '../data/maps.data.ts';
import type { Layout } from '../files/layouts.ts';
import type { Random } from '../random.ts';
import { connect } from '../server/game-server.ts';
import type { Engine, GameServer } from '../server/game-server.ts';
import type { Person } from '../server/person.ts';
import type { GameType } from '../server/game-type.ts';
import { chooseJsonScript } from '../documents/json-script.ts';
import type { Format } from '../documents/format.ts';

export type EveningSetting = {
  readonly index: number;
  readonly serverKey: string;
  readonly zone: string;
  /** Earliest possible day of this evening. */
  readonly notBefore: Temporal.PlainDate;
  /** Latest possible day, for those that wait for a change of the clocks; without it any later day. */
  readonly latest: Temporal.PlainDate | undefined;
  readonly community: readonly Person[];
  readonly random: Random;
  readonly cases: ReadonlySet<string>;
  readonly teamSize: number | undefined;
  readonly gameType: GameType;
  readonly format: Format;
  /** Version of the script that writes JSON; by chance where it is missing. */
  readonly script: string | undefined;
};

const BEFORE_TRANSITION_MS = 75 * 60_000;

export function createEvening(setting: EveningSetting): EveningState {
  const { random, cases, index, serverKey, zone } = setting;
  const has = (name: EveningCase): boolean => cases.has(name);
  const layout = chooseLayout(cases);
  const now = chooseStart(setting);
  const oddServer = has('odd_server_name') ? random.find(ODD_SERVER_NAMES) : undefined;
  const json = setting.format === 'tab' ? null : chooseJsonScript(random, setting.script);
  const evening: EveningState = {
    index,
    gameType: setting.gameType,
    writesTab: setting.format !== 'json',
    json,
    documents: [],
    serverKey,
    zone,
    layout,
    random,
    cases,
    now,
    serverName: oddServer ?? PLAIN_SERVER_NAME,
    config: has('odd_server_name') ? random.pick(CONFIGS) : 'legacy3',
    header: layout < 38 || has('header_8') ? 'eight' : has('header_seconds') ? 'seconds' : 'milliseconds',
    endstatsStyle: has('endstats_headed') ? 'headed' : has('endstats') ? 'plain' : 'none',
    teamSize: setting.teamSize ?? chooseTeamSize(random),
    server: createServer(chooseEngine(setting), setting.gameType),
    reserves: invite(setting),
    uptimeFrom: now - random.int(3600, 90_000) * 1000,
    clockErrorMs: 0,
    sequence: 0,
    firstSavedUnix: null,
    mix: 0,
    files: [],
    rounds: [],
    endstats: [],
    strays: [],
  };
  if (has('bots'))
    for (const [number, bot] of createBots().entries())
      connect(evening.server, bot, number % 2 === 0 ? 'A' : 'B');
  return evening;
}

function invite({ random, community, cases }: EveningSetting): Person[] {
  const tonight = inviteTonight(random, community, cases.has('odd_names'));
  // Teams are filled from the end of the list, so the player without a GUID certainly plays.
  const last = tonight.pop();
  if (last !== undefined) tonight.push(cases.has('empty_guid') ? { ...last, guid: '' } : last);
  return tonight;
}

function createServer(engine: Engine, gameType: GameType): GameServer {
  return {
    engine,
    gameType,
    singlesStarted: 0,
    hasContinued: false,
    clients: [],
    map: { ...MAPS[0], name: '' },
    currentRound: 0,
    nextLimit: 0,
    resetPending: true,
    lastLines: new Map(),
    sides: { A: 'axis', B: 'allies' },
  };
}

function chooseLayout(cases: ReadonlySet<string>): Layout {
  if (cases.has('layout_33')) return 33;
  if (cases.has('layout_36') || cases.has('nx_zero')) return 36;
  return cases.has('layout_37') ? 37 : 38;
}

function chooseEngine({ cases, gameType, random }: EveningSetting): Engine {
  if (gameType !== 'stopwatch') return random.pick(['2.83', '2.84', '2.85']);
  if (cases.has('engine_feb26')) return 'feb26';
  return cases.has('engine_284') ? '2.84' : '2.83';
}

function chooseTeamSize(random: Random): number {
  return random.chance(0.85) ? random.int(3, 6) : random.int(7, 12);
}

function chooseStart({ zone, notBefore, latest, cases, random }: EveningSetting): number {
  for (const direction of ['spring', 'autumn'] as const) {
    if (!cases.has(`dst_${direction}`)) continue;
    const transition = nextTransition(notBefore, zone, direction);
    if (transition === undefined || (latest !== undefined && isAfter(transition, latest, zone))) continue;
    return transition - BEFORE_TRANSITION_MS;
  }
  const minutes = cases.has('midnight')
    ? random.int(23 * 60 + 5, 23 * 60 + 40)
    : random.int(20 * 60 + 15, 21 * 60 + 45);
  return localMoment(notBefore, minutes, zone) + random.int(0, 59_999);
}

function isAfter(moment: number, day: Temporal.PlainDate, zone: string): boolean {
  const own = Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(zone).toPlainDate();
  return Temporal.PlainDate.compare(own, day) > 0;
}
