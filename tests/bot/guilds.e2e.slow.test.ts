// Two guilds, each with its own game server, and one player who plays on both: no message of one guild
// contains anything of the other.
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readText } from '../support/fake-discord/read-message.ts';
import { keyOf } from '../support/etlegacy/stopwatch-match.ts';
import { createTestDatabase, type TestDatabase } from '../support/database/test-database.ts';
import { idsSentTo, questionsAbout } from './guilds/ask-of-elsewhere.ts';
import {
  ALPHA,
  BRAVO,
  type Community,
  examplesOf,
  mapOf,
  personOf,
  playEvenings,
  SHARED,
  sharedNameOf,
} from './guilds/communities.ts';
import { fetchPublicIds, findLeaks, type Leak, marksOf } from './guilds/marks.ts';
import { openTwoGuilds, type TwoGuilds } from './guilds/two-guilds.ts';
import { type Cast, openCast, ownKey, walk } from './guilds/walk.ts';
import { commandLines } from './scenarios/command-lines.ts';
import { drivenAt, toDrive } from './scenarios/coverage.ts';
import { fillOptions } from './scenarios/fill-options.ts';
import type { Acting, Person, Values } from './scenarios/stage.ts';

let test: TestDatabase;
let world: TwoGuilds;
let marks: Readonly<Record<Community['word'], readonly string[]>>;
let casts: Readonly<Record<Community['word'], Cast>>;
/** A person who plays in both, and links the shared player in the first guild. */
let star: Person;

beforeAll(async () => {
  test = await createTestDatabase();
  for (const community of [ALPHA, BRAVO]) await playEvenings(test.db, community);
  world = await openTwoGuilds(test.db);
  casts = { alpha: await openCast(world.alpha, ALPHA), bravo: await openCast(world.bravo, BRAVO) };
  star = world.alpha.addMember();
  world.joinBoth(star);
  marks = {
    alpha: [...(await marksOf(test.db, ALPHA)), ...Object.values(casts.alpha), star],
    bravo: [...(await marksOf(test.db, BRAVO)), ...Object.values(casts.bravo)],
  };
});

afterAll(async () => {
  await world.close();
  await test.close();
});

/** Runs an action, and searches everything sent and drawn meanwhile. */
async function leaksIn(
  act: () => Promise<unknown>,
  of: readonly string[],
  typed: readonly string[] = [],
): Promise<Leak[]> {
  const [sent, drawn] = [world.fake.requests.length, world.drawn.length];
  await act();
  const pictures = world.drawn.slice(drawn).map((body) => ({ path: 'picture', body, files: [] }));
  return findLeaks([...world.fake.requests.slice(sent), ...pictures], of, typed);
}

async function ask(place: Acting, line: string, values: Values, who: Person): Promise<string> {
  return readText(await place.slash(line, values, who));
}

async function downloadData(place: Acting, who: Person): Promise<string> {
  const { files } = await place.press(await place.slash('prefs', {}, who), /^mydata1:/, who);
  return Buffer.from(files[0]?.data ?? []).toString();
}

describe('every command, completion, button and form', { timeout: 120_000 }, () => {
  it('in the first guild reveals nothing of the second', async () => {
    expect(await leaksIn(async () => walk(world.alpha, ALPHA, casts.alpha), marks.bravo)).toEqual([]);
  });

  it('in the second guild reveals nothing of the first', async () => {
    await world.alpha.slash('link', { player: SHARED }, star);
    expect(await leaksIn(async () => walk(world.bravo, BRAVO, casts.bravo), marks.alpha)).toEqual([]);
  });

  it('was used', () => {
    const driven = drivenAt(world.fake);
    expect([...toDrive(world.fake)].filter((way) => !driven.has(way))).toEqual([]);
    expect(world.fake.takeProblems()).toEqual([]);
  });

  it('with names and ids of the first guild reveals nothing of it in the second', async () => {
    const foreign = foreignOf(ALPHA, await fetchPublicIds(test.db, ALPHA));
    const questions = questionsAbout(world.bravo, BRAVO, { cast: casts.bravo, foreign });
    expect(questions.length).toBeGreaterThan(40);
    for (const { ask: put, typed } of questions) {
      expect(await leaksIn(put, marks.alpha, typed), typed.join()).toEqual([]);
    }
    const type = async (text: string) => world.bravo.type('player', { player: text }, casts.bravo.member);
    expect(await type(sharedNameOf(ALPHA))).toEqual([]);
    expect(await type(sharedNameOf(BRAVO))).not.toEqual([]);
  });

  it('with button ids of the first guild reveals nothing of it in the second', async () => {
    const recap = await world.bravo.slash('recap', {}, casts.bravo.member);
    const ids = [...idsSentTo(world.fake, world.channels.alpha), `upload1:${ALPHA.word}`];
    expect(ids.length).toBeGreaterThan(30);
    for (const id of ids) {
      const press = async () => world.bravo.pressForged(recap, id, casts.bravo.admin);
      expect(
        await leaksIn(
          press,
          marks.alpha,
          decodeURIComponent(id)
            .split(/[:~!]/)
            .filter((part) => part !== ''),
        ),
        id,
      ).toEqual([]);
    }
  });

  it('in direct messages and where the bot is not a member reveals nothing of either', async () => {
    const { linked } = casts.bravo;
    world.joinElsewhere(linked);
    const hidden = [...marks.alpha, ...marks.bravo].filter((mark) => mark !== linked);
    for (const place of [world.direct, world.pocket]) {
      for (const { line, options, isAdmin } of commandLines()) {
        if (isAdmin || line === 'unlink') continue;
        const values = fillOptions(options, linked, examplesOf(BRAVO));
        const typed = Object.values(values).map(String);
        expect(await leaksIn(async () => place.slash(line, values, linked), hidden, typed), line).toEqual([]);
        for (const { name } of options.filter(({ autocomplete }) => autocomplete === true)) {
          expect(await leaksIn(async () => place.type(line, { [name]: '' }, linked), hidden)).toEqual([]);
        }
      }
      expect(await leaksIn(async () => downloadData(place, linked), hidden, [ownKey(BRAVO)])).toEqual([]);
    }
  });
});

describe('a link made in the first guild', () => {
  beforeAll(async () => {
    await world.alpha.slash('link', { player: SHARED }, star);
    await world.bravo.slash('admin unlink', { player: SHARED }, casts.bravo.admin);
  });

  it('is known there and not in the second, and cannot be deleted from the second', async () => {
    const { alpha, bravo } = world;
    expect(await ask(alpha, 'whois', { player: SHARED }, casts.alpha.member)).toContain(`<@${star}> is`);
    for (const values of [{ player: SHARED }, { member: star }]) {
      expect(await leaksIn(async () => ask(bravo, 'whois', values, casts.bravo.member), marks.alpha)).toEqual(
        [],
      );
    }
    expect(await ask(bravo, 'player', { player: `<@${star}>` }, casts.bravo.member)).toContain(
      'has not linked',
    );
    expect(await ask(bravo, 'admin unlink', { player: SHARED }, casts.bravo.admin)).toContain(
      'Nobody here holds',
    );
    expect(await ask(alpha, 'whois', { player: SHARED }, casts.alpha.member)).toContain(`<@${star}> is`);
  });

  it('is known to its owner everywhere, with the data visible there', async () => {
    const own = await ask(world.bravo, 'me', {}, star);
    expect(own).toContain(sharedNameOf(BRAVO));
    const others = marks.alpha.filter((mark) => mark !== star);
    expect(await leaksIn(async () => downloadData(world.bravo, star), others)).toEqual([]);
    expect(await downloadData(world.bravo, star)).toContain(sharedNameOf(BRAVO));
    expect(await downloadData(world.alpha, star)).toContain(sharedNameOf(ALPHA));
  });

  it('keeps the card private in both', async () => {
    await world.alpha.slash('prefs', { privacy: 'private' }, star);
    for (const [place, { member }] of [
      [world.alpha, casts.alpha],
      [world.bravo, casts.bravo],
    ] as const) {
      const card = await ask(place, 'player', { player: SHARED }, member);
      expect(card).toContain('keeps the rest private');
      expect(card).not.toContain('damage/min');
      expect(await ask(place, 'weapons', { player: SHARED }, member)).toContain('private');
      expect(await ask(place, 'me', {}, star)).toContain('damage/min');
    }
    await world.bravo.slash('prefs', { privacy: 'open' }, star);
    expect(await ask(world.alpha, 'player', { player: SHARED }, casts.alpha.member)).toContain('damage/min');
  });

  it('is known in the second as soon as it is made there too, and can then be deleted there', async () => {
    await world.bravo.slash('link', { player: SHARED }, star);
    expect(await ask(world.bravo, 'whois', { player: SHARED }, casts.bravo.member)).toContain(
      `<@${star}> is`,
    );
    expect(await ask(world.alpha, 'whois', { player: SHARED }, casts.alpha.member)).toContain(
      `<@${star}> is`,
    );
    expect(await ask(world.bravo, 'admin unlink', { player: SHARED }, casts.bravo.admin)).toContain(
      'is free',
    );
    expect(await ask(world.alpha, 'whois', { player: SHARED }, casts.alpha.member)).toContain('Nobody here');
    await world.alpha.slash('link', { player: SHARED }, star);
    expect(await ask(world.bravo, 'whois', { player: SHARED }, casts.bravo.member)).toContain('Nobody here');
  });

  it('can be deleted by an admin there, which the audit log of the second guild does not show', async () => {
    const others = marks.alpha.filter((mark) => mark !== casts.alpha.admin);
    expect(await ask(world.alpha, 'admin unlink', { player: SHARED }, casts.alpha.admin)).toContain(
      'is free',
    );
    expect(await ask(world.alpha, 'admin audit', {}, casts.alpha.admin)).toContain(star);
    const audit = async () => ask(world.bravo, 'admin audit', {}, casts.bravo.admin);
    const lines = await audit();
    // The link that was made in both was deleted in the second guild just before.
    expect(lines.split('\n').filter((line) => line.includes('freed'))).toHaveLength(1);
    expect(lines).toContain(BRAVO.word);
    expect(
      await leaksIn(
        audit,
        others.filter((mark) => mark !== star),
      ),
    ).toEqual([]);
  });
});

describe('a shared player without a link', () => {
  it('shows a member of the second guild nothing of the first, and is unlinked only there', async () => {
    const thief = world.bravo.addMember();
    expect(await ask(world.bravo, 'link', { player: SHARED }, thief)).toContain('You are');
    const download = async () => downloadData(world.bravo, thief);
    expect(await leaksIn(download, marks.alpha)).toEqual([]);
    expect(JSON.parse(await download())).toMatchObject({
      links: [{ subject: SHARED }],
      names: [{ name: sharedNameOf(BRAVO), rounds: BRAVO.matches * 2 }],
    });
    expect(await ask(world.alpha, 'admin unlink', { player: SHARED }, casts.alpha.admin)).toContain(
      'Nobody here',
    );
    expect(await ask(world.alpha, 'admin unlink', { player: SHARED }, world.owner)).toContain('is free');
  });
});

describe('the audit log', () => {
  it('shows entries without a server in the guild where they were made, and to owners', async () => {
    await sql`insert into core.audit (actor, place, action, subject, details)
      values ('user/1', ${`guild/${world.guilds.alpha}`}, 'unlink', 'OLD', '{}')`.execute(test.db);
    const line = 'a player who was forgotten since';
    expect(await ask(world.alpha, 'admin audit', {}, casts.alpha.admin)).toContain(line);
    expect(await ask(world.bravo, 'admin audit', {}, casts.bravo.admin)).not.toContain(line);
    expect(await ask(world.bravo, 'admin audit', {}, world.owner)).toContain(line);
  });

  it('names a player by the name on the server of the entry, regardless of who made the entry', async () => {
    await world.alpha.slash('admin rename', { player: SHARED, name: 'everywhere' }, world.owner);
    await world.alpha.slash('admin rename', { player: SHARED }, world.owner);
    const pair = { player: SHARED, into: keyOf(personOf(BRAVO, 6)) };
    expect(await ask(world.alpha, 'admin merge', pair, world.owner)).toContain('one person');
    expect(await ask(world.alpha, 'admin unmerge', { merged: SHARED }, world.owner)).toContain('itself');
    const own = marks.alpha.filter((mark) => mark !== star);
    const audit = async () => ask(world.bravo, 'admin audit', {}, casts.bravo.admin);
    expect(await audit()).toContain('everywhere');
    expect(await leaksIn(audit, own)).toEqual([]);
    const back = async () => ask(world.alpha, 'admin audit', {}, casts.alpha.admin);
    expect(await leaksIn(back, marks.bravo)).toEqual([]);
    expect(await back()).toContain('a player of another server');
  });
});

/** The questions of a person who knows names and ids of a community from elsewhere. */
function foreignOf(
  community: Community,
  ids: readonly string[],
): Readonly<Record<string, readonly string[]>> {
  const player = [sharedNameOf(community), personOf(community, 0), keyOf(personOf(community, 0))];
  return {
    player,
    a: player,
    b: player,
    into: player,
    merged: player,
    round: ids,
    session: [...ids, ...community.days],
    map: [mapOf(community, 0)],
    server: [community.word],
    period: [community.days[0]?.slice(0, 7) ?? ''],
    month: community.days.map((day) => day.slice(0, 7)),
  };
}
