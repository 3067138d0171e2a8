// Which class and gun a player takes into a round.
import type { Random } from '../random.ts';
import { PISTOL, RIFLE, SCOPED, SMG } from '../data/weapons.data.ts';
import type { GunKey } from '../data/weapons.data.ts';
import { CLASSES } from '../server/person.ts';
import type { Client, PlayerClass } from '../server/person.ts';

export function equip(random: Random, client: Client): [PlayerClass, GunKey] {
  const { favourite } = client.person;
  const playerClass = random.chance(0.6) ? favourite : random.pick(CLASSES);
  if (client.place === 'spectator') return [playerClass, PISTOL.axis];
  if (playerClass === 'engineer' && random.chance(0.25)) return [playerClass, RIFLE[client.place]];
  if (playerClass === 'covert')
    return [playerClass, random.pick(['STEN', 'FG42', 'MP34', SCOPED[client.place]])];
  if (playerClass === 'soldier' && random.chance(0.15))
    return [playerClass, random.pick(['FLAMETHROWER', 'MG42'])];
  return [playerClass, SMG[client.place]];
}
