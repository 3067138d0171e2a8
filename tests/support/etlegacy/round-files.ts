// Small simulated round files for tests about collecting files, not about their contents.
import { FIELDS } from '../../../core/etlegacy/fields.ts';

export type SimulatedFile = { readonly name: string; readonly text: string };

const MAPS = ['supply', 'adlernest', 'frostbite', 'radar'];
const START = Date.UTC(2025, 0, 3, 19);
const GAP_MS = 12 * 60_000;

/** Returns the n-th round one of a long series of evenings; laws hold, and a missing line breaks them. */
export function simulateFile(n: number): SimulatedFile {
  const map = MAPS[n % MAPS.length] ?? '';
  const end = new Date(START + n * GAP_MS).toISOString();
  const stamp = `${end.slice(0, 10)}-${end.slice(11, 19).replaceAll(':', '')}`;
  const seconds = String(n % 60).padStart(2, '0');
  const lines = [
    `^1Simulated^7 server\\${map}\\legacy3\\1\\1\\2\\10:00\\8:${seconds}`,
    playerLine(n, { slot: 0, team: 1, kills: 9 + (n % 5), deaths: 2 }),
    playerLine(n, { slot: 1, team: 1, kills: 4, deaths: 1 }),
    playerLine(n, { slot: 2, team: 2, kills: 2, deaths: 8 + (n % 5) }),
    playerLine(n, { slot: 3, team: 2, kills: 1, deaths: 5 }),
  ];
  return { name: `${stamp}-${map}-round-1.txt`, text: `${lines.join('\n')}\n` };
}

export function simulateFiles(count: number): SimulatedFile[] {
  return Array.from({ length: count }, (_, n) => simulateFile(n));
}

type Line = {
  readonly slot: number;
  readonly team: 1 | 2;
  readonly kills: number;
  readonly deaths: number;
};

function playerLine(n: number, { slot, team, kills, deaths }: Line): string {
  const guid = (0xa0000000 + (n % 7) * 16 + slot).toString(16).toUpperCase();
  const values: Record<string, number> = {
    damageGiven: kills * 100,
    damageReceived: deaths * 100,
    timeMin: 8,
    alivePct: 90,
    xp: n,
  };
  const fields = FIELDS.map((field) => values[field.name] ?? 0);
  return `${guid}\\^3Sim^7${n % 7}-${slot}\\0\\${team}\\16 ${kills * 4} ${kills * 12} ${kills} ${deaths} 1 \t${fields.join('\t')}`;
}
