// Evenings of genuine scripts that write JSON, or play other game types, with their truth, where this machine has them.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import type { TestFile } from './round-file.ts';

const ROOT = process.env['DEBRIEF_CORPUS'] ?? join(import.meta.dirname, '../../../../shared/data');
const FOLDERS = ['etlegacy-json', 'etlegacy-gametypes'];

export const hasDocuments = FOLDERS.every((folder) => existsSync(join(ROOT, folder)));
export const documentsNote = hasDocuments
  ? ''
  : ' (skipped: no corpus beside the checkout and none in DEBRIEF_CORPUS)';

const tuple = z.array(z.number());
const values = z.looseObject({ weapons: z.record(z.string(), tuple), xp: z.number() });
const player = z.looseObject({
  base: z.enum(['zero', 'carried', 'hidden', 'partial', 'hidden_partial']).nullish(),
  base_round: z.number().nullish(),
  bot: z.boolean(),
  connections: z.number(),
  flags: z.array(z.string()),
  guid8: z.string(),
  guid: z.string(),
  name: z.string(),
  file: values.nullish(),
  real: values.nullish(),
  raw: values.nullish(),
});
const event = z.array(z.unknown());
const truth = z.looseObject({
  gametype: z.number(),
  zone: z.string(),
  rounds: z.array(
    z.looseObject({
      id: z.number(),
      file: z.string().nullable(),
      json: z.string().nullable(),
      push: z.string().nullable(),
      map: z.string(),
      how: z.string(),
      saved_utc: z.number().nullable(),
      clock_ms: z.number(),
      pause_ms: z.number(),
      gametype: z.number(),
      outcome: z.string(),
      players: z.array(player),
      events: z.looseObject({
        kills: z.array(event),
        revives: z.array(event),
        damage: z.record(z.string(), z.record(z.string(), z.number())),
        class_ms: z.record(z.string(), z.record(z.string(), z.number())),
      }),
    }),
  ),
});
export type DocumentsTruth = z.infer<typeof truth>;

export type Evening = {
  readonly name: string;
  readonly truth: DocumentsTruth;
  readonly tab: readonly TestFile[];
  readonly json: readonly TestFile[];
  readonly push: readonly TestFile[];
};

export function listEvenings(): string[] {
  if (!hasDocuments) return [];
  return FOLDERS.flatMap((folder) =>
    readdirSync(join(ROOT, folder))
      .filter((name) => existsSync(join(ROOT, folder, name, 'truth.json')))
      .map((name) => `${folder}/${name}`),
  ).toSorted();
}

export function readEvening(name: string): Evening {
  const folder = join(ROOT, name);
  return {
    name,
    truth: truth.parse(JSON.parse(readFileSync(join(folder, 'truth.json'), 'utf8'))),
    tab: readFiles(join(folder, 'stats')),
    json: readFiles(join(folder, 'json')),
    push: readFiles(join(folder, 'push')),
  };
}

export function readShape(name: string): TestFile {
  return { name, body: readFileSync(join(ROOT, 'etlegacy-json/shapes', name)) };
}

export function listShapes(): string[] {
  return hasDocuments ? readdirSync(join(ROOT, 'etlegacy-json/shapes')).toSorted() : [];
}

function readFiles(folder: string): TestFile[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .toSorted()
    .map((name) => {
      const body = readFileSync(join(folder, name));
      return name.endsWith('.gz') ? { name: name.slice(0, -3), body: gunzipSync(body) } : { name, body };
    });
}
