// What the older script has instead of a log: deaths, damage without health, and messages, inside round_info.
import type { Random } from '../random.ts';
import type { Someone } from '../round/log-entry.ts';
import { chatOf } from './chat.ts';
import type { DocumentFacts } from './document-facts.ts';
import { processTime } from './document-facts.ts';
import type { LuaTable } from './lua-json.ts';
import { modOf } from './mods.data.ts';

const REGIONS = ['HR_BODY', 'HR_ARMS', 'HR_LEGS', 'HR_NONE'] as const;

export function obituaries(facts: DocumentFacts, random: Random): LuaTable {
  return {
    obituaries: deaths(facts, random),
    damageStats: damage(facts, random),
    messages: chatOf(facts, random).map(({ at, client, command, text }) => ({
      timestamp: processTime(facts.times, at),
      guid: client.person.guid,
      command,
      message: text,
    })),
  };
}

function deaths(facts: DocumentFacts, random: Random): LuaTable[] {
  return facts.log.flatMap((entry) => {
    if (entry.kind !== 'kill' && entry.kind !== 'teamkill' && entry.kind !== 'suicide') return [];
    const victim = entry.kind === 'suicide' ? entry.player : entry.victim;
    const killer = entry.kind === 'suicide' ? entry.player : entry.killer;
    const isWorld = entry.cause === 'fall';
    return [
      {
        timestamp: processTime(facts.times, entry.at),
        attacker: isWorld ? 'WORLD' : killer.client.person.guid,
        target: victim.client.person.guid,
        meansOfDeath: modOf(entry.cause, killer.place, killer.client.slot),
        ...waits(facts, { killer, victim }, random),
      },
    ];
  });
}

// The script mixes the two up.
function waits(
  { script }: DocumentFacts,
  { killer, victim }: { readonly killer: Someone; readonly victim: Someone },
  random: Random,
): LuaTable {
  if (script.respawnTimes !== true)
    return {
      attacker_lastSpawnTime: random.int(200, 900) * 1000,
      target_lastSpawnTime: random.int(200, 900) * 1000,
    };
  return {
    attackerRespawnTime: { float: victim.waveS ?? 0 },
    victimRespawnTime: { float: killer.waveS ?? 0 },
  };
}

function damage({ log, times }: DocumentFacts, random: Random): LuaTable[] {
  const looked = new Set<object>();
  return log.flatMap((entry) => {
    if (entry.kind !== 'damage') return [];
    const { giver, taker } = entry;
    const isFirst = giver !== null && !looked.has(giver.client);
    if (giver !== null) looked.add(giver.client);
    return [
      {
        timestamp: processTime(times, entry.at),
        attacker: giver === null ? 'WORLD' : giver.client.person.guid,
        target: taker.client.person.guid,
        damage: entry.damage,
        damageFlags: 64,
        meansOfDeath: modOf(entry.cause, giver?.place ?? 'axis', giver?.client.slot ?? 0),
        hitRegion: isFirst ? 'HR_NONE' : entry.isHead ? 'HR_HEAD' : random.pick(REGIONS),
      },
    ];
  });
}
