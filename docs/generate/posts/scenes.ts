// When each kind of post comes of the sample, and what has to be stored for it.
import type { Kysely } from 'kysely';
import type { Target } from '../../../bot/framework/post-target.ts';
import { targetKey } from '../../../bot/framework/post-target.ts';
import { SAMPLE_SERVER } from '../../../core/config.ts';
import type { DB } from '../../../database/schema.ts';
import { openEtlegacySource } from '../../../importer/etlegacy/etlegacy-source.ts';
import { storeState } from '../../../importer/etlegacy/status/store-state.ts';
import { toPayload } from '../../../importer/etlegacy/files/to-payload.ts';
import { storeAndImport } from '../../../importer/inbox/store-and-import.ts';
import { streamEvenings } from '../../../simulator/etlegacy/simulate-evenings.ts';

export const GUILD = '200000000000000001';
const CHANNEL = '400000000000000001';
const SINCE = '2026-10-01T00:00:00.000Z';

const PLACE = { guild: GUILD, channel: CHANNEL, game: 'etlegacy' };
const KINDS = ['evening', 'map', 'recap', 'away', 'weekly', 'live'];

/** A channel where everything is on. */
export const TARGET: Target = {
  ...PLACE,
  key: targetKey(PLACE),
  scopes: [SAMPLE_SERVER],
  kinds: Object.fromEntries(KINDS.map((name) => [name, { since: SINCE, settings: {} }])),
  zone: 'UTC',
  hour: 12,
  quiet: null,
  setBy: null,
  since: new Date(SINCE),
  isHeld: false,
  lastOkAt: null,
  away: null,
};

export type Scene = {
  readonly kind: string;
  readonly title: string;
  /** When it is posted. */
  readonly at: string;
  readonly away?: Target['away'];
  /** `people`: the server answers. `evening`: one more evening was played. */
  readonly needs?: 'people' | 'evening';
};

/** In this order: what is stored for one of them is there for those after it. */
export const SCENES: readonly Scene[] = [
  { kind: 'evening', title: 'The evening begins', at: '2026-10-02T23:08:00Z' },
  { kind: 'map', title: 'The card of a map', at: '2026-10-02T23:08:00Z' },
  { kind: 'recap', title: 'The recap of the evening', at: '2026-10-02T23:40:00Z' },
  { kind: 'live', title: 'Who plays now', at: '2026-10-02T21:30:00Z', needs: 'people' },
  {
    kind: 'away',
    title: 'While I was away',
    at: '2026-10-05T06:05:00Z',
    away: { from: new Date('2026-10-02T12:00:00Z'), until: new Date('2026-10-05T06:00:00Z') },
    needs: 'evening',
  },
  { kind: 'weekly', title: 'The week', at: '2026-10-05T12:01:00Z' },
];

export async function prepareScene(db: Kysely<DB>, { needs, at }: Scene): Promise<void> {
  if (needs === 'people') await storePeople(db, new Date(at));
  if (needs === 'evening') await playEvening(db);
}

async function storePeople(db: Kysely<DB>, now: Date): Promise<void> {
  const names = ['Goldrush Gus', 'SyringeSally', 'ObjectiveOlga', 'TruckDriver'];
  await storeState(db, SAMPLE_SERVER, {
    answeredAt: now,
    map: 'supply',
    mapSince: new Date(now.getTime() - 7 * 60_000),
    emptySince: null,
    playingSince: now,
    timeLimitMinutes: 12,
    people: names.map((name, at) => ({ name, team: at % 2 === 0 ? 'allies' : 'axis' })),
  });
}

/** Of the community that the simulator makes up, like the sample. */
async function playEvening(db: Kysely<DB>): Promise<void> {
  const options = { plain: true, zone: 'UTC', from: '2026-10-03', maps: 3, teamSize: 3 } as const;
  const server = openEtlegacySource({ key: SAMPLE_SERVER, zone: 'UTC' });
  for (const { files } of streamEvenings({ seed: 3, evenings: 1, options })) {
    const payloads = files.map(({ name, bytes, writtenAt }) =>
      toPayload(SAMPLE_SERVER, name, { body: bytes, modifiedMs: writtenAt }),
    );
    await storeAndImport(db, server, payloads);
  }
}
