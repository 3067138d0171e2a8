// The real round files and what an independent reader makes of them, where this machine has them.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const folder = process.env['DEBRIEF_CORPUS'] ?? join(import.meta.dirname, '../../../../shared/data');

export const hasCorpus = existsSync(join(folder, 'etlegacy/golden.json'));
export const hasWriterCorpus = existsSync(join(folder, 'etlegacy-writer/truth.json'));
export const corpusNote = hasCorpus
  ? ''
  : ' (skipped: no corpus beside the checkout and none in DEBRIEF_CORPUS)';

const tuple = z.tuple([z.number(), z.number(), z.number(), z.number(), z.number()]);
const numbers = z.record(z.string(), z.unknown());

const goldenFile = z.looseObject({
  kind: z.enum(['round', 'endstats']),
  timestamp: z.string(),
  map: z.string(),
  round: z.number(),
  synthetic: z.boolean().optional(),
  header: z
    .looseObject({
      server: z.string(),
      config: z.string(),
      defender: z.number(),
      winner: z.number(),
      timelimit_s: z.number().nullable(),
      next_timelimit_s: z.number().nullable(),
    })
    .nullish(),
  players: z.number().optional(),
  laws: z.record(z.string(), z.boolean().nullable()).optional(),
  duration_s: z.number().nullish(),
  duration_source: z.string().nullish(),
  rows: z
    .array(
      z
        .object({
          guid: z.string(),
          name: z.string(),
          clean_name: z.string(),
          rounds: z.number(),
          team: z.number(),
          weapons: z.record(z.string(), tuple),
        })
        .and(numbers),
    )
    .optional(),
  awards: z.array(z.object({ award: z.string(), player: z.string(), value: z.string() })).optional(),
  vs: z
    .array(
      z.object({
        subject: z.string().nullable(),
        opponent: z.string(),
        kills: z.number(),
        deaths: z.number(),
      }),
    )
    .optional(),
});

const goldenPair = z.looseObject({
  r1: z.string(),
  r2: z.string(),
  r1_duration_s: z.number(),
  r2_duration_s: z.number(),
  r2_duration_source: z.string(),
  laws: z.record(z.string(), z.boolean().nullable()),
  players: z.array(
    z
      .object({
        guid: z.string(),
        team: z.number(),
        team_r1: z.number().nullable(),
        mode: z.string(),
        weapons: z.record(z.string(), tuple),
        clamped: z.array(z.string()),
        time_s: z.number(),
        dpm_exact: z.number(),
        alive_min: z.number(),
      })
      .and(numbers),
  ),
});

const golden = z.object({
  files: z.record(z.string(), goldenFile),
  pairs: z.array(goldenPair),
  lone: z.array(z.looseObject({ file: z.string() })),
});
export type Golden = z.infer<typeof golden>;

export function readGolden(): Golden {
  if (!hasCorpus) return { files: {}, pairs: [], lone: [] };
  return golden.parse(JSON.parse(readFileSync(join(folder, 'etlegacy/golden.json'), 'utf8')));
}

export function readCorpusFile(name: string): Uint8Array {
  return readFileSync(join(folder, 'etlegacy/stats', name));
}

const truth = z.object({
  rounds: z.array(
    z.looseObject({
      file: z.string().nullable(),
      round: z.number(),
      how: z.string(),
      outcome: z.string(),
      clock_ms: z.number(),
      partner: z.string().nullable(),
      special: z.string().nullable(),
      map: z.string(),
      players: z.array(
        z.looseObject({
          guid8: z.string(),
          name: z.string(),
          bot: z.boolean(),
          base: z.enum(['zero', 'carried', 'hidden']).nullable(),
          flags: z.array(z.string()),
          values: z
            .object({ weapons: z.record(z.string(), tuple) })
            .and(numbers)
            .nullable(),
        }),
      ),
    }),
  ),
});
export type Truth = z.infer<typeof truth>;

export function readTruth(): Truth {
  if (!hasWriterCorpus) return { rounds: [] };
  return truth.parse(JSON.parse(readFileSync(join(folder, 'etlegacy-writer/truth.json'), 'utf8')));
}

export function readWriterFile(name: string): Uint8Array {
  return readFileSync(join(folder, 'etlegacy-writer/stats', name));
}

/** damage_given -> damageGiven: the corpus names fields in snake case. */
export function camelCase(name: string): string {
  return name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}
