// One player's columns as text, computed like the script does.
import type { Column, Layout } from './layouts.ts';
import { tenths } from './print-number.ts';
import type { FileLine } from './file-line.ts';
import { sumOfWeapons } from '../counters/engine-counters.ts';

const HEALTH_OF_A_PLAYER = 130;
const TANK_FROM_DAMAGE = 1000;
const TANK_FROM_RATIO = 3;
const DEAD_SHARE_FROM_MS = 120_000;

export function lineColumns(line: FileLine, layout: Layout): Record<Column, string> {
  const { engine, script } = line;
  return {
    damageGiven: String(engine.damageGiven),
    damageReceived: String(engine.damageReceived),
    teamDamageGiven: String(engine.teamDamageGiven),
    teamDamageReceived: String(engine.teamDamageReceived),
    gibs: String(engine.gibs),
    selfKills: String(engine.selfKills),
    teamKills: String(engine.teamKills),
    teamGibs: String(engine.teamGibs),
    alivePercent: tenths(alivePercent(line)),
    xp: String(script.xp),
    killingSpree: String(script.killingSpree),
    deathSpree: String(script.deathSpree),
    killAssists: String(script.killAssists),
    killSteals: String(script.killSteals),
    headshotKills: String(script.headshotKills),
    objStolen: String(script.objStolen),
    objReturned: String(script.objReturned),
    dynPlanted: String(script.dynPlanted),
    dynDefused: String(script.dynDefused),
    timesRevived: String(script.timesRevived),
    bullets: String(bullets(line, layout)),
    dpm: '0.0',
    minutes: tenths(engine.timeMs / 60_000),
    tank: tenths(tank(line)),
    deadPercent: tenths(engine.timeMs > DEAD_SHARE_FROM_MS ? (100 * script.deadMs) / engine.timeMs : 0),
    deadMinutes: tenths(script.deadMs / 60_000),
    killRatio: tenths(killRatio(line)),
    usefulKills: String(script.usefulKills),
    deniedS: String(Math.floor(script.deniedMs / 1000)),
    multi2: String(script.multi2),
    multi3: String(script.multi3),
    multi4: String(script.multi4),
    multi5: String(script.multi5),
    multi6: String(script.multi6),
    uselessKills: String(script.uselessKills),
    fullSelfkills: String(script.fullSelfkills),
    repairs: String(script.repairs),
    revivesGiven: String(script.revivesGiven),
  };
}

export function alivePercent({ engine }: Pick<FileLine, 'engine'>): number {
  return engine.timeMs === 0 ? 0 : (100 * engine.aliveMs) / engine.timeMs;
}

// Scripts with fewer than 38 columns accumulated this across lines, so every line is too high.
function bullets({ engine }: FileLine, layout: Layout): number {
  const shots = sumOfWeapons(engine, 'shots');
  return layout === 38 ? shots : shots * 37 + engine.damageReceived;
}

function tank({ engine }: FileLine): number {
  const deaths = sumOfWeapons(engine, 'deaths');
  if (engine.damageReceived <= TANK_FROM_DAMAGE || deaths === 0) return 0;
  const ratio = engine.damageReceived / deaths / HEALTH_OF_A_PLAYER;
  return ratio > TANK_FROM_RATIO ? ratio : 0;
}

function killRatio({ engine }: FileLine): number {
  const kills = sumOfWeapons(engine, 'kills');
  const deaths = sumOfWeapons(engine, 'deaths');
  return deaths === 0 ? kills + 1 : kills / deaths;
}
