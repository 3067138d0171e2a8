// Evenings of other game types than stopwatch, as somebody reads them. All types, formats and genuine evenings are in the slow suite.
import { expect, test } from 'vitest';
import { collectWords } from '../support/faces/collect-words.ts';
import { proveSingleEvening, simulateFiles } from '../support/faces/prove-single-evening.ts';
import { findStopwatchWords } from '../support/faces/stopwatch-words.ts';
import { importFiles } from '../support/etlegacy/import-files.ts';
import { createTestDatabase } from '../support/database/test-database.ts';

/** What was said without a picture, a part of each. Read by a person. */
function readGolden(said: readonly [where: string, text: string][]): string {
  const parts = ['opener', 'while away', 'terminal', 'line of a round', 'player'].map((wanted) => {
    const [, text = ''] = said.find(([where]) => where === wanted) ?? [];
    return `== ${wanted}\n${text.trim()}`;
  });
  return parts.join('\n');
}

test('An evening of campaign speaks of maps and who won them.', async () => {
  const files = simulateFiles({ gameType: 'campaign', format: 'both' });
  const said = await proveSingleEvening(files, { hasAttacks: true });
  expect(readGolden(said)).toMatchInlineSnapshot(`
    "== opener
    ## Monday, January 6, 2025
    **Team TruckDriver 1 : 1 Team ammo\\.pls** in maps
    -# since <t:1736196205:t> · HOST · 6 players
    1. braundorf\\_b4: **Team ammo\\.pls** won, the attack did not get through
    2. etl\\_adlernest: **Team TruckDriver** won, the attack took 3:19
    /recap ycgdnefsn2
    == while away
    ## While I was away: 1 evening, 2 maps
    -# HOST
    ### Monday, January 6, 2025
    **Team TruckDriver 1 : 1 Team ammo\\.pls** in maps
    -# 2 maps · 6 players
    /sessions lists every evening
    == terminal
    Mon, 6 Jan 2025 · HOST
    20:43 to 20:54 UTC · 2 maps · 6 players

    Team TruckDriver 1 : 1 Team ammo.pls   (in maps)

    map              Team TruckDriver  Team ammo.pls  won by
    braundorf_b4   held, over at 5:38       defended  Team ammo.pls
    etl_adlernest                3:19       defended  Team TruckDriver
    7:42 the attack got through   held: it did not

    player         DPM   K   D   K/D  ACC  HS  REV  GIB  UK  PTS  RND  TIME
    Team TruckDriver
    quiet.quentin  378  13   9  1.44   40  13    0    4   4   34    2  8:57
    TruckDriver *  290  16   8  2.00   41  12    0    3   7   44    2  8:57
    teapot         201   9   7  1.29   30   7    0    7   4   23    2  8:57
    Team ammo.pls
    CovertCarl     316  11  13  0.85   39  17    0    3   5   22    2  8:57
    MP-Fourty      208   6  11  0.55   28  12    0    1   3   13    2  8:57
    ammo.pls       146   7  14  0.50   34  13    0    1   3    8    2  8:57
    DPM damage per minute   ACC bullets that hit, %   HS of those in the head, %
    REV revives   GIB gibs   UK useful kills (each cost half a wave or more)
    * most points (PTS) of those who played at least half of the rounds
    points: 3 a kill, 2 a revive, 1 an assist, 4 a dynamite planted or defused
    less 1 a death, 3 a team kill

    Highlights
      * TruckDriver: 7 kills in one round that each cost half a wave or more on braundorf_b4
      * teapot: 6 gibs in one round on braundorf_b4
      * quiet.quentin: 4 headshot kills in one round on braundorf_b4

    Kills by weapon  MP 40 19 · Thompson 18 · Sten 10 · MP 34 4 · Grenade 2 · Mortar 2

    Session ycgdnefsn2
    == line of a round
    braundorf_b4 · Axis held, over at 5:38 · Team ammo.pls won the map · TruckDriver had the most kills: 12 (next: 8)
    == player
    ## ammo\\.pls
    -# 2 rounds · 1 evening · last <t:1736196880:R>
    Welcome! The boards rank you from 5 rounds and 60 minutes on.
    \`\`\`
    map           RND DPM  K/D WIN%
    braundorf_b4    1 156 0.36  100
    etl_adlernest   1 128 1.00    0
    \`\`\`
    all time, 2 rounds · rates rank from 5 rounds and 60 minutes on · /player"
  `);
});

test('An evening of last man standing speaks of rounds that somebody won, and of no attack.', async () => {
  const said = await proveSingleEvening(simulateFiles({ gameType: 'lms', maps: 1 }), { hasAttacks: false });
  expect(readGolden(said)).toMatchInlineSnapshot(`
    "== opener
    ## Monday, January 6, 2025
    **Team fopsy 1 : 3 Team respawn\\.exe** in rounds of last man standing
    -# since <t:1736196162:t> · HOST · 6 players
    1. sp\\_delivery\\_te: **Team fopsy** won, after 0:35
    2. sp\\_delivery\\_te: **Team respawn\\.exe** won, after 1:06
    3. sp\\_delivery\\_te: **Team respawn\\.exe** won, after 1:04
    4. sp\\_delivery\\_te: **Team respawn\\.exe** won, after 1:13
    /recap 41t6rpf51g
    == while away
    ## While I was away: 1 evening, 1 map
    -# HOST
    ### Monday, January 6, 2025
    **Team fopsy 1 : 3 Team respawn\\.exe** in rounds of last man standing
    -# 1 map · 6 players
    /sessions lists every evening
    == terminal
    Mon, 6 Jan 2025 · HOST
    20:42 to 20:49 UTC · 1 map · 4 rounds · 6 players

    Team fopsy 1 : 3 Team respawn.exe   (in rounds of last man standing)

    map             Team fopsy  Team respawn.exe  won by
    sp_delivery_te   won, 0:35              lost  Team fopsy
    sp_delivery_te        lost         won, 1:06  Team respawn.exe
    sp_delivery_te        lost         won, 1:04  Team respawn.exe
    sp_delivery_te        lost         won, 1:13  Team respawn.exe
    1:07 the time after which the round was decided

    Changes
      Team fopsy, sp_delivery_te: MP-Fourty and CovertCarl took turns
      Team respawn.exe, sp_delivery_te: LagWolf left
      Team respawn.exe, sp_delivery_te: LagWolf joined

    player       DPM  K  D   K/D  ACC  HS  REV  GIB  UK  PTS  RND   TIME
    Team fopsy
    MP-Fourty    225  1  1  1.00   34   0    0    1   0    1    2   1:39
    fopsy *      202  4  3  1.33   45  19    1    1   2   11    4   3:58
    CovertCarl    39  0  2  0.00   26   0    0   0+   0  -2+    3  2:17+
    Team respawn.exe
    respawn.exe  183  3  3  1.00   35  31    0    0   2    6    4   3:58
    Krauti       126  1  1  1.00   38   5    0    0   0    4    4   3:58
    LagWolf       87  2  1  2.00   48  23    1   1+   0   7+    3  1:41+
    DPM damage per minute   ACC bullets that hit, %   HS of those in the head, %
    REV revives   GIB gibs   UK useful kills (each cost half a wave or more)
    * most points (PTS) of those who played at least half of the rounds
    points: 3 a kill, 2 a revive, 1 an assist, 4 a dynamite planted or defused
    less 1 a death, 3 a team kill
    + counted in part of the rounds, the others do not tell it

    Kills by weapon  Thompson 5 · MP 40 4 · FG 42 2

    Worth knowing
      ! sp_delivery_te (20:43, 41t6rpf51g) has a few numbers that do not add up, as when somebody leaves during a round

    Session 41t6rpf51g
    == line of a round
    sp_delivery_te · Allies won after 0:35 · Team fopsy won the round · fopsy had the most kills: 2 (next: 1)
    == player
    ## respawn\\.exe
    -# 4 rounds · 1 evening · last <t:1736196566:R>
    Welcome! The boards rank you from 5 rounds and 60 minutes on.
    \`\`\`
    map            RND DPM  K/D WIN%
    sp_delivery_te   4 183 1.00   75
    \`\`\`
    all time, 4 rounds · rates rank from 5 rounds and 60 minutes on · /player"
  `);
});

test('The fence finds the words of an evening of stopwatch.', async () => {
  const { db, close } = await createTestDatabase();
  try {
    await importFiles(db, simulateFiles({ gameType: 'stopwatch', maps: 1, plain: true }));
    const found = findStopwatchWords(await collectWords(db, 'default'), { hasAttacks: true });
    for (const where of ['card of', 'terminal', 'recap, maps', 'map '])
      expect(
        found.some((line) => line.startsWith(where)),
        where,
      ).toBe(true);
  } finally {
    await close();
  }
});
