// The commands over imported answers: what they show.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { frontsProps } from '../../../bot/helldivers1/replies/fronts-props.ts';
import { describeFronts } from '../../../bot/helldivers1/pictures/describe-fronts.ts';
import { fetchWar } from '../../../stats/helldivers1/fetch-war.ts';
import { helldivers1Bot } from '../../../bot/helldivers1/helldivers1-bot.ts';
import {
  bodyOf,
  frameText,
  rawArchive,
  rawAttack,
  rawDefend,
  rawStatus,
  T0,
} from '../../support/helldivers1/answers.ts';
import { importBodies } from '../../support/helldivers1/import-answers.ts';
import { sayLine } from '../../support/bot/say-line.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database/test-database.ts';

const DAY = 86_400;

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(async () => test.close());

const say = async (line: string): Promise<string> =>
  sayLine({ db: test.db, game: helldivers1Bot, now: new Date(T0 * 1000 + 60_000) }, line);

describe('/hd1', () => {
  it('says that no war is stored yet, and what to do', async () => {
    for (const line of ['war', 'front enemy:Bugs', 'events'])
      expect(await say(`/hd1 ${line}`)).toMatch(/No status of the war .*helldivers1 status/s);
    expect(await say('/hd1 season number:7')).toMatch(/War 7 is not stored.*helldivers1 season 7/s);
  });

  it('shows the running war, a front, its events, the course of a war and two wars side by side', async () => {
    await importBodies(test.db, [
      bodyOf(
        rawStatus({
          season: 142,
          fronts: [{ points: 53_030 }, { status: 'defeated' }, { status: 'hidden' }],
          statistics: [{}, {}, { hits: 9_000_000 }],
          defend: rawDefend({
            season: 142,
            enemy: 0,
            region: 6,
            start_time: T0 - 600,
            end_time: T0 + 6_000,
            points: 90,
          }),
          attacks: [
            rawAttack({ season: 142, enemy: 1, end_time: T0 - 60, points: 100 }),
            // The slot of another war is neither shown nor counted.
            rawAttack({ season: 141, event_id: 650, enemy: 0 }),
          ],
        }),
      ),
      bodyOf(
        rawArchive({
          season: 141,
          frames: [
            { time: T0 - 9 * DAY, data: frameText('active', 50_000) },
            { time: T0 - 8 * DAY, data: frameText('active', 70_000) },
            { time: T0 - 7.5 * DAY, data: frameText('defeated', 100_000) },
          ],
          defends: [
            rawDefend({
              season: 141,
              event_id: 1,
              start_time: T0 - 9 * DAY,
              end_time: T0 - 8.9 * DAY,
              status: 'fail',
            }),
          ],
          attacks: [
            rawAttack({
              season: 141,
              event_id: 2,
              start_time: T0 - 8.2 * DAY,
              end_time: T0 - 8 * DAY,
              status: 'success',
            }),
          ],
        }),
      ),
      bodyOf(rawArchive({ season: 140 })),
    ]);

    const war = await say('/hd1 war');
    for (const part of [
      /War 142 · 303 divers/,
      /Bugs\*{0,2} 5 of 10 regions, 30\.3% of region 6/,
      /Cyborgs\*{0,2} defeated/,
      /Illuminate\*{0,2} hidden/,
      /Defence of Freedom Fortress against the Bugs/,
      /90 of 1,000/,
      /behind, needs 546 points per hour/,
      /Assault on Cyberstan.*result pending/s,
    ])
      expect(war).toMatch(part);

    const front = await say('/hd1 front enemy:Bugs');
    expect(front).toMatch(/next is Freedom Fortress/);
    expect(front).toMatch(/100 divers · 1,000 missions, 60\.0% won/);
    expect(front).not.toMatch(/Kepler Prime: /);
    expect(await say('/hd1 front enemy:Illuminate')).toMatch(/102 divers\n.*cannot be true/s);

    const events = await say('/hd1 events');
    expect(events).toMatch(/Freedom Fortress against the Bugs: .*running/);
    expect(events).toMatch(/2 events/);

    expect(await say('/hd1 season number:141')).toMatch(
      /War 141.*outcome\W+victory.*days\W+1\.5.*defences held\W+0 of 1.*assaults won\W+1 of 1 \(1 open\)/s,
    );
    expect(await say('/hd1 compare first:141 second:140')).toMatch(/outcome +victory +open/);
    expect(await say('/hd1 compare first:141 second:99')).toMatch(/War 99 is not stored/);
  });

  it('shows the last stand past its end as one whose result is pending, also in the picture', async () => {
    const defend = rawDefend({ season: 143, region: 0, enemy: 2, event_id: 9_300, end_time: T0 - 60 });
    await importBodies(test.db, [bodyOf(rawStatus({ season: 143, time: T0 + 20, defend }))]);
    const said = await say('/hd1 war');
    expect(said).toMatch(/Last stand: .*result pending/s);
    expect(said).toContain("Illuminate: ⚔ Super Earth ▰▰▰▰▰▱▱▱▱▱▱ Squ'bai Shrine");
    const picture = describeFronts(frontsProps((await fetchWar(test.db))!, 'War 143'));
    expect(picture).toMatch(/Illuminate: [^;]*; result pending on Super Earth;/);
    expect(picture.match(/Super Earth/g)).toHaveLength(1);
  });

  it('shows as many events as fit and counts the others', async () => {
    const attacks = Array.from({ length: 40 }, (_, nth) =>
      rawAttack({ season: 144, enemy: 1, event_id: 9_400 + nth, end_time: T0 + 9_000 }),
    );
    await importBodies(test.db, [bodyOf(rawStatus({ season: 144, time: T0 + 40, attacks }))]);
    const war = await say('/hd1 war');
    expect(war).toMatch(/and 32 more events/);
    expect(war.match(/Assault on/g)).toHaveLength(8);
  });
});
