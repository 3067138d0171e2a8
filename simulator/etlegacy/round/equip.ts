// Which class and gun a player takes into a round.
import type { Random } from '../random.ts';
import { PISTOL, RIFLE, SCOPED, SMG } from '../data/weapons.data.ts';
import type { GunKey } from '../data/weapons.data.ts';
import { CLASSES } from '../server/person.ts';
import type { Client, PlayerClass } from '../server/person.ts';

/** What a covert operative of each side takes at a spawn; real files know neither gun from the other side. */
const SILENT = { axis: 'MP34', allies: 'STEN' } as const;

export function equip(random: Random, client: Client): [PlayerClass, GunKey] {
  const { favourite } = client.person;
  const playerClass = random.chance(0.6) ? favourite : random.pick(CLASSES);
  if (client.place === 'spectator') return [playerClass, PISTOL.axis];
  if (playerClass === 'engineer' && random.chance(0.25)) return [playerClass, RIFLE[client.place]];
  if (playerClass === 'covert')
    return [
      playerClass,
      random.pick([SILENT[client.place], 'FG42', SILENT[client.place], SCOPED[client.place]]),
    ];
  if (playerClass === 'soldier' && random.chance(0.15))
    return [playerClass, random.pick(['FLAMETHROWER', 'MG42'])];
  return [playerClass, SMG[client.place]];
}
