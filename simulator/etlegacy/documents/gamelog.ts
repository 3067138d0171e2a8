// The event log of the newer script: what happened, in order, by the clock of the server's process.
import type { Random } from '../random.ts';
import type { LogEntry, Someone } from '../round/log-entry.ts';
import type { Client } from '../server/person.ts';
import { PLACE_NUMBER } from '../sides.ts';
import { chatOf } from './chat.ts';
import type { DocumentFacts } from './document-facts.ts';
import { processTime } from './document-facts.ts';
import type { LuaTable } from './lua-json.ts';
import { modOf } from './mods.data.ts';
import { objectiveLabel, objectiveName } from './objectives.ts';
import { CLASS_NAME } from './player-stats.ts';

const REGIONS = ['HR_BODY', 'HR_BODY', 'HR_ARMS', 'HR_LEGS', 'HR_NONE'] as const;

type Timed = { readonly at: number; readonly fields: LuaTable };

/** Engines before 2.84 do not report revives. */
export function reportsRevives({ engine }: Pick<DocumentFacts, 'engine'>): boolean {
  return engine === '2.84' || engine === '2.85';
}

export function gamelog(facts: DocumentFacts, random: Random): LuaTable[] {
  const { times, script } = facts;
  const { pausedAt, pauseMs } = times;
  const looked = new Set<Client>();
  const told: Timed[] = facts.log.flatMap((entry) =>
    tell(facts, entry, { random, looked }).map((fields) => ({ at: processTime(times, entry.at), fields })),
  );
  const chat = chatOf(facts, random).map(({ at, client, command, text }) => ({
    at: processTime(times, at),
    fields: {
      ...byPlayer('message', client),
      command,
      ...(command === 'vsay' ? { message: 'cheer', vsay_text: text } : { message: text }),
    },
  }));
  const pause = processTime({ ...times, pauseMs: 0 }, pausedAt);
  const pauses =
    pauseMs > 0 && script.pauses === true
      ? [
          { at: pause, fields: { label: 'pause' } },
          { at: pause + pauseMs, fields: { label: 'unpause' } },
        ]
      : [];
  // The sort is stable: what happens at one time stays in its order, an end of a pause comes before what follows it.
  const all = [...pauses, ...told, ...chat].sort((left, right) => left.at - right.at);
  const framed: Timed[] = [
    { at: times.start, fields: { label: 'round_start' } },
    ...all,
    { at: times.end, fields: { label: 'round_end' } },
  ];
  return [...framed, ...(script.carriers === true ? telemetry(facts, random) : [])].map((entry) =>
    withFrame(facts, entry),
  );
}

function withFrame({ times, matchId, label }: DocumentFacts, { at, fields }: Timed): LuaTable {
  return {
    group: 'server',
    match_id: matchId,
    round_id: label,
    leveltime: at,
    unixtime: times.startUnix * 1000 + at - times.start,
    ...fields,
  };
}

// Newer versions tell who carried an objective where afterwards, with the time at which it was, and every shot.
function telemetry({ log, times }: DocumentFacts, random: Random): Timed[] {
  return log.flatMap((entry) =>
    entry.kind === 'objective' && entry.act === 'taken'
      ? [
          {
            at: processTime(times, entry.at) + 500,
            fields: { ...byPlayer('carrier_pos', entry.player.client), pos: position(random) },
          },
        ]
      : [],
  );
}

type Telling = { readonly random: Random; readonly looked: Set<Client> };

function tell(facts: DocumentFacts, entry: LogEntry, telling: Telling): LuaTable[] {
  switch (entry.kind) {
    case 'spawn':
      return tellSpawn(entry);
    case 'damage':
      return [tellDamage(entry, telling)];
    case 'kill':
    case 'teamkill':
      return [tellDeath(facts, entry, telling.random)];
    case 'suicide':
      return [tellSuicide(facts, entry, telling.random)];
    case 'revive':
      return reportsRevives(facts) ? [tellRevive(entry, telling.random)] : [];
    case 'objective':
    default:
      return [tellObjective(facts, entry)];
  }
}

type Of<Kind extends LogEntry['kind']> = Extract<LogEntry, { readonly kind: Kind }>;

function tellSpawn({ player, side, isNewClass }: Of<'spawn'>): LuaTable[] {
  const playerClass = CLASS_NAME[player.playerClass];
  const spawn = { ...byPlayer('spawn', player.client), team: PLACE_NUMBER[side], class: playerClass };
  return isNewClass ? [{ ...byPlayer('class_change', player.client), class: playerClass }, spawn] : [spawn];
}

function tellDamage(entry: Of<'damage'>, { random, looked }: Telling): LuaTable {
  const { giver, taker, damage, cause, isHead } = entry;
  // The first look at each attacker sees no region.
  const isFirst = giver !== null && !looked.has(giver.client);
  if (giver !== null) looked.add(giver.client);
  const region = isFirst ? 'HR_NONE' : isHead ? 'HR_HEAD' : random.pick(REGIONS);
  return {
    label: 'damage',
    group: 'player',
    ...(giver === null ? {} : about('killer', giver, random)),
    killer_health: giver?.health,
    ...about('victim', taker, random),
    victim_health: taker.health,
    damage,
    damage_flags: cause === 'fall' ? 0 : random.pick([64, 64, 1]),
    weapon: modOf(cause, giver?.place ?? 'axis', giver?.client.slot ?? 0),
    hit_region: region,
  };
}

function tellDeath({ script }: DocumentFacts, entry: Of<'kill' | 'teamkill'>, random: Random): LuaTable {
  const { kind, killer, victim, cause, alive } = entry;
  const isKill = kind === 'kill';
  return {
    label: kind,
    group: 'player',
    ...about('killer', killer, random),
    ...about('victim', victim, random),
    weapon: modOf(cause, killer.place, killer.client.slot),
    killer_health: isKill ? killer.health : undefined,
    victim_health: isKill ? undefined : victim.health,
    axis_alive: isKill ? alive.axis : undefined,
    allies_alive: isKill ? alive.allies : undefined,
    killer_reinf: isKill ? seconds(killer) : undefined,
    victim_reinf: isKill || script.fullDeaths === true ? seconds(victim) : undefined,
  };
}

function tellSuicide({ script }: DocumentFacts, entry: Of<'suicide'>, random: Random): LuaTable {
  const { player, side, cause } = entry;
  return {
    ...byPlayer('suicide', player.client),
    weapon: modOf(cause, player.place, player.client.slot),
    victim_class: CLASS_NAME[player.playerClass],
    victim_pos: position(random),
    ...(script.fullDeaths === true ? { team: PLACE_NUMBER[side], victim_reinf: seconds(player) } : {}),
  };
}

function tellRevive({ medic, patient }: Of<'revive'>, random: Random): LuaTable {
  return {
    ...byPlayer('revive', medic.client),
    victim: patient.client.person.guid,
    player_pos: position(random),
    victim_pos: position(random),
  };
}

function tellObjective({ script }: DocumentFacts, { player, act }: Of<'objective'>): LuaTable {
  const run = script.carriers === true && act === 'taken' ? 1 : undefined;
  return { ...byPlayer(objectiveLabel(act), player.client), objective: objectiveName(act), run };
}

function byPlayer(label: string, client: Client): LuaTable {
  return { label, group: 'player', player: client.person.guid };
}

function about(role: 'killer' | 'victim', person: Someone, random: Random): LuaTable {
  return {
    [role]: person.client.person.guid,
    [`${role}_class`]: CLASS_NAME[person.playerClass],
    [`${role}_pos`]: position(random),
    [`${role}_stance`]: {
      is_prone: random.chance(0.1),
      is_crouch: random.chance(0.2),
      is_sprint: random.chance(0.3),
      is_mounted: false,
      is_leaning: false,
      is_disguised: false,
      is_downed: false,
      is_carrying_obj: false,
    },
  };
}

function seconds({ waveS }: Someone): { readonly float: number } | undefined {
  return waveS === null ? undefined : { float: waveS };
}

function position(random: Random): string {
  return [random.int(-4000, 4000), random.int(-4000, 4000), random.int(-200, 900)].join(' ');
}
