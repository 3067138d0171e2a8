// Names of a made-up galaxy: four sectors of each faction's part, four planets each.
export const SECTORS: readonly {
  readonly name: string;
  readonly owner: number;
  readonly planets: readonly string[];
}[] = [
  { name: 'Home', owner: 1, planets: ['Old Terra', 'Lunaria', 'Portsea', 'Camber'] },
  { name: 'Meridian', owner: 1, planets: ['Dawnfall', 'Larch IV', 'Quillon', 'Tern Bay'] },
  { name: 'Halyard', owner: 1, planets: ['Halyard Prime', 'Ostrava II', 'Pell', 'Ravensgate'] },
  { name: 'Tidewater', owner: 1, planets: ['Tidewater', 'Umber', 'Vess Landing', 'Westering'] },
  { name: 'Amber', owner: 2, planets: ['Amber Hollow', 'Brood Reach', 'Carapace', 'Dunhill'] },
  { name: 'Scoria', owner: 2, planets: ['Scoria', 'Eldritch Vale', 'Fennick VI', 'Gorse'] },
  { name: 'Molt', owner: 2, planets: ['Molt', 'Hiveward', 'Ichor Bay', 'Jessamy'] },
  { name: 'Iron', owner: 3, planets: ['Ironmark', 'Kettle', 'Lathe', 'Mandrel'] },
  { name: 'Piston', owner: 3, planets: ['Piston Fields', 'Nickel Ridge', 'Oxide', 'Pinion'] },
  { name: 'Foundry', owner: 3, planets: ['Foundry Nine', 'Quench', 'Rivet', 'Slag'] },
  { name: 'Veil', owner: 4, planets: ['Veil', 'Silence', 'Tessera', 'Umbra'] },
  { name: 'Prism', owner: 4, planets: ['Prism', 'Vitrine', 'Wane', 'Xanthe'] },
];

export const BIOMES: readonly { readonly slug: string; readonly description: string }[] = [
  { slug: 'desert', description: 'Hot sand as far as one can see.' },
  { slug: 'tundra', description: 'Frozen ground, low sun, little cover.' },
  { slug: 'jungle', description: 'Dense growth that swallows every sound.' },
  { slug: 'moor', description: 'Fog over wet ground.' },
];

export const HAZARDS: readonly { readonly name: string; readonly description: string }[] = [
  { name: 'Tremors', description: 'Frequent earthquakes.' },
  { name: 'Extreme Cold', description: 'Weapons heat up slowly.' },
  { name: 'Thick Fog', description: 'Nobody sees far.' },
];

export const FACTION_NAMES: Readonly<Record<number, string>> = {
  1: 'Humans',
  2: 'Terminids',
  3: 'Automatons',
  4: 'Illuminate',
};
