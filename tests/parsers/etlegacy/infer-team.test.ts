import { describe, expect, it } from 'vitest';
import { inferTeam } from '../../../parsers/etlegacy/infer-team.ts';
import { parseRoundFile } from '../../../parsers/etlegacy/tab/parse-round-file.ts';
import type { PlayerLine, Weapons } from '../../../parsers/etlegacy/document/round-document.ts';
import { corpusNote, hasCorpus, readCorpusFile, readGolden } from './corpus.ts';
import { documentOf } from './round-text.ts';

const [LINE] = documentOf({ label: 1, winner: 2, limit: '10:00', next: '5:00' }, [{ team: 3 }]).players;

function infer(weapons: Weapons, line: PlayerLine | undefined = LINE) {
  if (line === undefined) throw new Error('A document of one line has a player');
  return inferTeam({ ...line, team: 'spectator' }, undefined, { label: 1, weapons });
}

describe('the side of a player who ended as a spectator', () => {
  it('is that of the pistol they fired, whatever they picked up', () => {
    expect(infer({ LUGER: [1, 6, 0, 0, 0], STEN: [7, 16, 0, 0, 1] })).toBe('axis');
    expect(infer({ COLT: [0, 2, 0, 0, 0], MP40: [20, 90, 3, 0, 1] })).toBe('allies');
  });

  it('is the other one than that of the pistol that killed them', () => {
    expect(infer({ COLT: [0, 0, 0, 1, 0], THOMPSON: [5, 30, 1, 0, 0] })).toBe('axis');
    expect(infer({ LUGER: [0, 0, 0, 1, 0], MP40: [5, 30, 1, 0, 0] })).toBe('allies');
  });

  it('is that of most other weapons where no pistol tells: one that was picked up is soon empty, a death counts', () => {
    const carried = { BAZOOKA: [2, 1, 2, 0, 0], BROWNING: [2, 6, 0, 0, 0] } as const;
    const picked = { MP40: [2, 8, 0, 2, 0], MP34: [0, 0, 0, 2, 0], MG42: [31, 110, 4, 0, 0] } as const;
    expect(infer({ ...carried, ...picked })).toBe('allies');
    expect(infer({ MP40: [1, 4, 0, 0, 0], THOMPSON: [26, 65, 2, 1, 3] })).toBe('allies');
    expect(infer({ STEN: [5, 1, 1, 0, 0], THOMPSON: [0, 0, 0, 2, 0] })).toBe('axis');
    expect(infer({ STEN: [0, 1, 0, 0, 0] })).toBe('allies');
  });

  it('is open where nothing tells it, or nothing clearly', () => {
    expect(infer({ MP40: [5, 30, 1, 0, 0], THOMPSON: [5, 20, 1, 0, 0] })).toBeNull();
    expect(infer({ MG42: [31, 110, 4, 2, 0] })).toBeNull();
    const both = { LUGER: [0, 1, 0, 0, 0], COLT: [0, 1, 0, 0, 0] } as const;
    expect(infer({ ...both, THOMPSON: [5, 20, 1, 0, 0] })).toBe('allies');
    expect(infer(both)).toBeNull();
    expect(infer({ GRENADE: [1, 2, 1, 0, 0], FG42: [0, 0, 0, 2, 0] })).toBeNull();
  });
});

it.skipIf(!hasCorpus)(`the weapons of real players name their side${corpusNote}`, () => {
  const wrong: string[] = [];
  const counts = { told: 0, silent: 0 };
  for (const [name, { kind, synthetic, round }] of Object.entries(readGolden().files)) {
    if (kind !== 'round' || synthetic === true || round !== 1) continue;
    const parsed = parseRoundFile(name, readCorpusFile(name));
    if (!parsed.ok) continue;
    for (const line of parsed.document.players) {
      if (line.rounds !== 0 || line.team === 'spectator') continue;
      const side = infer(line.weapons, line);
      counts[side === null ? 'silent' : 'told'] += 1;
      if (side !== null && side !== line.team) wrong.push(`${name} ${line.guid} is not ${side}`);
    }
  }
  expect(wrong).toEqual([]);
  expect(counts.told).toBeGreaterThan(10 * counts.silent);
  expect(counts.told).toBeGreaterThan(200);
});
