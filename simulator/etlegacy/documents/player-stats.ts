// The entry of one player in `player_stats`.
import { alivePercent } from '../files/line-columns.ts';
import { tenths } from '../files/print-number.ts';
import { weaponNumbers } from '../files/weapon-numbers.ts';
import { printsLine } from '../files/write-round-file.ts';
import type { Sample } from '../round/samples.ts';
import type { Random } from '../random.ts';
import { guid8 } from '../server/person.ts';
import { PLACE_NUMBER } from '../sides.ts';
import type { DocumentFacts } from './document-facts.ts';
import { processTime, unixTime } from './document-facts.ts';
import { escapeText } from './escape-text.ts';
import { assistsOf, movementOf } from './invented-stats.ts';
import type { JsonScript } from './json-script.ts';
import type { LuaTable } from './lua-json.ts';
import { objectiveLabel, objectiveName } from './objectives.ts';

/** Whether the script lists somebody at all. */
export function hasEntry(script: JsonScript, { total, place }: Sample): boolean {
  return printsLine(total) || (script.listsAll === true && place !== 'spectator');
}

export function playerStats(facts: DocumentFacts, random: Random): LuaTable {
  const listed = facts.samples.filter((sample) => hasEntry(facts.script, sample));
  return Object.fromEntries(
    listed.map((sample) => [sample.client.person.guid, entryOf(facts, sample, random)]),
  );
}

function entryOf(facts: DocumentFacts, sample: Sample, random: Random): LuaTable {
  const { script } = facts;
  const { client, name, place } = sample;
  return {
    guid: guid8(client.person),
    name: escapeText(name, script.family),
    rounds: String(client.rounds),
    team: String(PLACE_NUMBER[place]),
    weaponStats: weaponStats(facts, sample),
    ...(script.collects ? collected(facts, sample, random) : {}),
    assists: assistsOf(facts, sample, random),
  };
}

function weaponStats({ printedXp }: DocumentFacts, sample: Sample): string[] {
  const { total } = sample;
  const { mask, numbers } = weaponNumbers(total);
  const damage = [total.damageGiven, total.damageReceived, total.teamDamageGiven, total.teamDamageReceived];
  const rest = [total.gibs, total.selfKills, total.teamKills, total.teamGibs];
  return [mask, ...numbers, ...damage, ...rest]
    .map(String)
    .concat(tenths(alivePercent({ engine: total })), String(printedXp(sample)));
}

function collected(facts: DocumentFacts, sample: Sample, random: Random): LuaTable {
  const { script } = facts;
  const objectives = objectivesOf(facts, sample);
  if (script.family === 'gamestats')
    return { ...objectives, ...(script.classSwitches === true ? classSwitches(facts, sample) : {}) };
  return { ...objectives, ...movementOf(facts, random) };
}

// Two of them in one millisecond overwrite each other.
function objectivesOf({ log, script, times }: DocumentFacts, { client }: Sample): LuaTable {
  const maps: Record<string, LuaTable> = {};
  for (const entry of log) {
    if (entry.kind !== 'objective' || entry.player.client !== client) continue;
    const label = objectiveLabel(entry.act);
    const ms = processTime(times, entry.at);
    const objective = objectiveName(entry.act);
    const value = script.family === 'stats' ? { objective, timestamp_unix: unixTime(times, ms) } : objective;
    maps[label] = { ...maps[label], [String(ms)]: value };
  }
  return maps;
}

function classSwitches({ log, times }: DocumentFacts, { client }: Sample): LuaTable {
  const switches: LuaTable[] = [];
  let before: string | undefined;
  for (const entry of log) {
    if (entry.kind !== 'spawn' || entry.player.client !== client || !entry.isNewClass) continue;
    const toClass = CLASS_NAME[entry.player.playerClass];
    switches.push({ timestamp: processTime(times, entry.at), toClass, fromClass: before });
    before = toClass;
  }
  return switches.length === 0 ? {} : { class_switches: switches };
}

export const CLASS_NAME = {
  medic: 'medic',
  engineer: 'engineer',
  fieldops: 'fieldop',
  covert: 'covertops',
  soldier: 'soldier',
} as const;
