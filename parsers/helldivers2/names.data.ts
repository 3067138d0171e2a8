// Meanings of the numbers of the war. Other numbers are shown as "unknown (n)" and stored unchanged.

/** Factions by their number in the API. */
export const FACTIONS: Readonly<Record<number, string>> = {
  0: 'None',
  1: 'Super Earth',
  2: 'Terminids',
  3: 'Automatons',
  4: 'Illuminate',
};

/** Other names of factions in the answers. */
export const FACTION_ALIASES: Readonly<Record<number, readonly string[]>> = {
  1: ['Humans', 'Human'],
  2: ['Terminid', 'Bugs'],
  3: ['Automaton', 'Bots'],
  4: ['Illuminates', 'Squids'],
};

export const SUPER_EARTH = 1;

export const CAMPAIGN_TYPES: Readonly<Record<number, string>> = {
  0: 'liberation or defence',
  1: 'recon',
  2: 'high priority',
  3: 'attrition',
  4: 'event',
};

export const EVENT_TYPES: Readonly<Record<number, string>> = {
  0: 'urgent liberation',
  1: 'defence',
  2: 'invasion',
};

export const DEFENCE = 1;

export const REGION_SIZES: Readonly<Record<number, string>> = {
  0: 'settlement',
  1: 'town',
  2: 'city',
  3: 'megacity',
};

/** `valueTypes` of a task: the meaning of the value at the same position. */
export const TASK_VALUE = {
  race: 1,
  goal: 3,
  enemy: 4,
  item: 5,
  objective: 7,
  leastPlayers: 8,
  difficulty: 9,
  missionType: 10,
  placeKind: 11,
  place: 12,
} as const;

/** Rewards by id32; their `type` is 1 for all of them. */
export const REWARDS: Readonly<Record<number, string>> = {
  897894480: 'medals',
  3608481516: 'requisition',
  2768520552: 'stratagem permit',
};

/** Planets with one of these effects are not shown. */
export const HIDING_EFFECTS: ReadonlySet<number> = new Set([1190, 1376]);

/** Effects on planets with a name; all others are shown by their number. */
export const EFFECTS: Readonly<Record<number, string>> = {
  1177: 'black hole',
  1186: 'light gloom',
  1187: 'gloom',
  1188: 'dense gloom',
  1193: 'edge of the gloom',
  1202: 'jet brigade',
  1203: 'jet brigade',
  1209: 'eagle storm',
  1210: 'orbital blockade',
  1211: 'orbital bombardment',
  1212: 'eagle storm',
  1213: 'orbital blockade',
  1214: 'orbital bombardment',
  1215: 'orbital blockade',
  1216: 'eagle storm',
  1217: 'Democracy Space Station',
  1222: 'changed regeneration',
  1228: 'black hole',
  1229: 'black hole',
  1230: 'black hole',
  1232: 'factory hub',
  1234: 'science hub',
  1238: 'operational support',
  1241: 'fractured planet',
  1242: 'moving planet',
  1243: 'predator strain',
  1244: 'spore burst strain',
  1245: 'predator strain',
  1246: 'no campaigns',
  1248: 'incineration corps',
  1249: 'incineration corps',
  1252: 'fractured planet',
  1269: 'great host',
  1303: 'rupture strain',
  1306: 'dragonroaches',
  1307: 'hive lords',
  1308: 'hive lords',
  1309: 'dragonroaches',
  1310: 'rupture strain',
  1311: 'hive world',
  1352: 'black hole',
  1360: 'cyborgs',
  1361: 'cyborgs',
  1373: 'exostorm',
  1374: 'exostorm',
  1375: 'exostorm',
  1376: 'void',
  1377: 'mindless masses',
  1378: 'mindless masses',
  1379: 'appropriators',
  1380: 'appropriators',
  1386: 'spore burst strain',
  1400: 'heavy SEAF',
  1401: 'heavy SEAF',
  1402: 'vote snatchers',
  1403: 'vote snatchers',
  1406: 'void',
  1407: 'void gateway',
  1413: 'invasion fleet',
  1414: 'invasion fleet',
};

/** The Democracy Space Station, and its action that stops the clock of a defence at the planet where it is. */
export const DSS = 749875195;
export const EAGLE_STORM: readonly number[] = [1209, 1212, 1216];

export function nameOf(names: Readonly<Record<number, string>>, number: number): string {
  return names[number] ?? `unknown (${number})`;
}
