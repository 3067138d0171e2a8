import stringWidth from 'string-width';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { formatRecap } from '../../../../cli/etlegacy/recap-text/format-recap.ts';
import { formatRoundLine } from '../../../../cli/etlegacy/recap-text/format-round-line.ts';
import { toPublicJson } from '../../../../cli/etlegacy/recap-text/recap-json.ts';
import { formatId } from '../../../../core/public-id.ts';
import { forgetServer } from '../../../../importer/etlegacy/servers/forget-server.ts';
import { fetchMatch } from '../../../../stats/etlegacy/matches/fetch-match.ts';
import { fetchSessionRecap } from '../../../../stats/etlegacy/recap/fetch-session-recap.ts';
import type { SessionRecap } from '../../../../stats/etlegacy/recap/session-recap.ts';
import { findSession } from '../../../../stats/etlegacy/sessions/find-session.ts';
import { importFiles } from '../../../support/etlegacy/import-files.ts';
import type { TestFile } from '../../../support/etlegacy/round-file.ts';
import { type Deeds, evenly, stopwatchMatch } from '../../../support/etlegacy/stopwatch-match.ts';
import { createTestDatabase, type TestDatabase } from '../../../support/database/test-database.ts';

let test: TestDatabase;
const even = {
  kills: 5,
  deaths: 5,
  damage: 1500,
  received: 1500,
  shots: 100,
  hits: 38,
} as const satisfies Deeds;
const RED = evenly(['anna', 'boris'], even);
const BLUE = evenly(['carla', 'dmitri'], even);

beforeAll(async () => {
  test = await createTestDatabase();
});

afterEach(async () => {
  await forgetServer(test.db, 'default');
});

afterAll(async () => {
  await test.close();
});

async function recapOf(files: readonly TestFile[]): Promise<SessionRecap> {
  await importFiles(test.db, files, { zone: 'Europe/Berlin' });
  const found = await findSession(test.db, 'latest', ['default']);
  const recap = found.ok ? await fetchSessionRecap(test.db, found.sessionId) : undefined;
  if (recap === undefined) throw new Error('no recap');
  return recap;
}

const evening = [
  ...stopwatchMatch({
    at: '2031-07-04 21:10:00',
    map: 'oasis',
    first: RED,
    second: { ...BLUE, carla: [even, { ...even, revives: 7 }] },
    attacks: [300, null],
  }),
  ...stopwatchMatch({
    at: '2031-07-04 21:30:00',
    map: 'supply',
    first: BLUE,
    second: RED,
    attacks: [462, 300],
  }),
  stopwatchMatch({ at: '2031-07-04 22:00:00', map: 'radar', first: BLUE, second: RED })[0],
];

describe('formatRecap', () => {
  it('prints the whole page of an evening', async () => {
    const text = formatRecap(await recapOf(evening)).join('\n');
    expect(text).toMatchInlineSnapshot(`
      "Fri, 4 Jul 2031 · Red Barn
      21:05 to 22:00 CEST · 3 maps · 5 rounds · 4 players

      Team boris 2 : 0 Team carla   (in maps; points 4 : 0)

      map     Team boris  Team carla  won by
      oasis       > 5:00        held  Team boris
      supply        5:00      > 7:42  Team boris
      radar      missing      > 5:00  no round 2
      > attacked first   7:42 the attack got through   held: it did not

      player   DPM   K   D   K/D  ACC  HS  REV  GIB  UK  PTS  RND   TIME
      Team boris
      boris    271  25  25  1.00   38   0    0    0   0   50    5  27:42
      anna     271  25  25  1.00   38   0    0    0   0   50    5  27:42
      Team carla
      carla *  271  25  25  1.00   38   0    7    0   0   64    5  27:42
      dmitri   271  25  25  1.00   38   0    0    0   0   50    5  27:42
      DPM damage per minute   ACC bullets that hit, %   HS of those in the head, %
      REV revives   GIB gibs   UK useful kills (each cost half a wave or more)
      * most points (PTS) of those who played at least half of the rounds
      points: 3 a kill, 2 a revive, 1 an assist, 4 a dynamite planted or defused
      less 1 a death, 3 a team kill

      Highlights
        * carla: 7 revives in one round on oasis

      Kills by weapon  MP 40 100

      Worth knowing
        ! oasis round 2 (21:16, 1r1f6fdpcs) has a few numbers that do not add up, as when somebody leaves during a round
        ! radar round 1 (22:00, qtt1r6yaqq) has no round 2 that belongs to it, so nobody won the map

      Session sjc1qp74zv"
    `);
  });

  it('shows the DPM of each round where there is room', async () => {
    const recap = await recapOf(evening);
    expect(formatRecap(recap, { width: 120 }).join('\n')).toMatch(/anna .* [▁-█]{5}$/m);
    expect(formatRecap(recap, { width: 80 }).join('\n')).not.toMatch(/[▁-█]/);
  });

  it('aligns the columns and prints no control characters, whatever the names of players', async () => {
    const names = [
      '\u001B[31m\u001B]0;owned\u0007red',
      '\u202Eevil\u202C',
      '全角文字の長い名前をもつ人です',
      'Z\u0363\u0364\u0365\u0366\u0367algo',
      '\u200B\u200D',
      '^1^2^3',
      'a'.repeat(35),
      '👩‍👩‍👧‍👦 family',
    ];
    const people = (list: readonly string[]) =>
      Object.fromEntries(
        list.map((name, i) => [
          `${i} ${name.length}`,
          [
            { ...even, as: name },
            { ...even, as: name },
          ] as const,
        ]),
      );
    const recap = await recapOf(
      stopwatchMatch({
        at: '2031-07-04 21:10:00',
        first: people(names.slice(0, 4)),
        second: people(names.slice(4)),
      }),
    );
    const lines = formatRecap(recap);
    for (const line of lines) expect(line).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect(lines.join('\n')).not.toMatch(/undefined|NaN|Infinity|null|\^1/);
    const header = lines.findIndex((line) => line.startsWith('player'));
    const rows = lines.slice(
      header,
      lines.findIndex((line) => line.startsWith('DPM')),
    );
    const widths = rows.filter((row) => !row.startsWith('Team')).map((row) => stringWidth(row));
    expect(widths).toHaveLength(9);
    expect(new Set(widths).size).toBe(1);
    for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(100);
  });

  it('returns JSON with public ids', async () => {
    const recap = await recapOf(evening);
    const json = JSON.stringify(toPublicJson(recap));
    expect(json).toContain(`"sessionId":"${formatId(recap.sessionId)}"`);
    expect(json).not.toContain(String(recap.sessionId));
  });
});

describe('formatRoundLine', () => {
  async function lineOf(file: TestFile): Promise<string[]> {
    const round = await test.db
      .selectFrom('etlegacy.rounds')
      .select('id')
      .where('file', '=', file.name)
      .executeTakeFirstOrThrow();
    const card = await fetchMatch(test.db, round.id);
    return card === undefined ? [] : formatRoundLine(card);
  }

  it('describes a round one, a complete map and a round two without its round one', async () => {
    const [r1, r2] = stopwatchMatch({
      at: '2031-07-04 21:10:00',
      map: 'supply',
      first: RED,
      second: BLUE,
      attacks: [462, null],
    });
    await importFiles(test.db, [r1]);
    expect(await lineOf(r1)).toEqual([
      // All players have equal numbers, so that no highlight is shown.
      'supply round 1 · Allies got through in 7:42',
    ]);
    await importFiles(test.db, [r2]);
    expect(await lineOf(r2)).toEqual([
      'supply round 2 · Axis held for 7:42 · Team boris won the map (attacked first)',
    ]);
    await forgetServer(test.db, 'default');
    await importFiles(test.db, [r2]);
    expect(await lineOf(r2)).toEqual(['supply round 2 · waiting for its round 1']);
  });
});
