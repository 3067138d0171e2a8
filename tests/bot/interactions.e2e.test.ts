import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FakeDiscord } from '../support/fake-discord/fake-discord.ts';
import { readText } from '../support/fake-discord/read-message.ts';
import type { StoredMessage } from '../support/fake-discord/stored-message.ts';
import { importFiles } from '../support/import-files.ts';
import { keyOf } from '../support/stopwatch-match.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';
import { expectDecent, startWorld } from './support/bot-world.ts';
import { eveningFiles, nameOfPerson } from './support/evenings.ts';

let test: TestDatabase;

beforeAll(async () => {
  test = await createTestDatabase();
  await importFiles(test.db, eveningFiles({ players: 32 }));
});

afterAll(async () => test.close());

function addMember(fake: FakeDiscord) {
  const user = fake.change.addUser();
  fake.change.addMember(fake.home.guild, user);
  return user;
}

async function ask(
  fake: FakeDiscord,
  line: string,
  values: Record<string, string | number | boolean> = {},
  user = fake.home.user,
): Promise<StoredMessage> {
  return fake.waitForFinal(fake.people.slash(line, values, { user }));
}

describe('a press', () => {
  it('turns the page for whoever asked, and answers everybody else privately', async () => {
    const { fake } = await startWorld(test);
    const board = await ask(fake, 'top', { stat: 'kills' });
    const first = readText(board);
    const own = fake.people.click(board, /!next$/);
    const turned = await fake.waitForFinal(own);
    expect(turned.id).toBe(board.id);
    expect(readText(turned)).not.toBe(first);

    const other = addMember(fake);
    const answer = await fake.waitForFinal(fake.people.click(board, /!first$/, { user: other }));
    expect(answer.onlyFor).toBe(other.id);
    expect(readText(answer).split('```')[1]).toBe(first.split('```')[1]);
    expect(readText(board)).toBe(readText(turned));
    expect(fake.problems).toEqual([]);
  });

  it('walks to the end of a board and back over every row once', async () => {
    const { fake } = await startWorld(test);
    let board = await ask(fake, 'top', { stat: 'kills' });
    const pages = [readText(board)];
    for (let i = 0; i < 3; i++) {
      board = await fake.waitForFinal(fake.people.click(board, /!next$/));
      pages.push(readText(board));
    }
    const shown = pages.join('\n');
    for (let i = 14; i < 32; i++) expect(shown.split(`${nameOfPerson(i)} `)).toHaveLength(2);
    for (let i = 2; i >= 0; i--) {
      board = await fake.waitForFinal(fake.people.click(board, /!back$/));
      expect(readText(board)).toBe(pages[i]);
    }
    expect(fake.problems).toEqual([]);
  });

  it('works after a restart', async () => {
    const { fake, restart } = await startWorld(test);
    const recap = await ask(fake, 'recap');
    await restart();
    const turned = await fake.waitForFinal(fake.people.click(recap, /:weapons$/));
    expect(turned.id).toBe(recap.id);
    expect(readText(turned)).toContain('MP 40');
    expect(fake.problems).toEqual([]);
  });

  it('on a view that nothing can read is answered with a fresh one', async () => {
    const { fake } = await startWorld(test);
    const recap = await ask(fake, 'recap');
    for (const old of ['recap9:whatever', 'gone1:x', '%%%', 'recap1:p2kq2y4741:nonsense']) {
      const component = recap.message.components?.[0];
      const text = JSON.stringify(component).replace(/recap1:[^"]*:combat/, old);
      recap.message = { ...recap.message, components: [JSON.parse(text)] };
      const user = addMember(fake);
      const answer = await fake.waitForFinal(fake.people.click(recap, old, { user }));
      expect(readText(answer), old).toContain('This view is old');
      expect(answer.onlyFor).toBe(user.id);
      recap.message = { ...recap.message, components: component === undefined ? [] : [component] };
    }
    expect(fake.problems).toEqual([]);
  });
});

describe('finding', () => {
  it('offers players, maps, stats, periods, weapons, sessions and rounds while somebody types', async () => {
    const { fake } = await startWorld(test);
    const offers = async (line: string, values: Record<string, string>) => {
      const reply = await fake.waitForReply(fake.people.autocomplete(line, values));
      return reply.choices ?? [];
    };
    expect((await offers('player', { player: 'player2' }))[0]?.name).toMatch(/^player2\d - 4 rounds - last /);
    expect(await offers('player', { player: '' })).toHaveLength(25);
    expect((await offers('maps', { map: 'oa' }))[0]?.value).toBe('oasis');
    expect((await offers('top', { stat: 'damage per' }))[0]?.value).toBe('dpm');
    expect((await offers('player', { player: 'x', period: '2030-11' })).at(0)?.value).toBe('2030-11');
    expect((await offers('weapons', { weapon: 'thomp' }))[0]?.value).toBe('THOMPSON');
    expect((await offers('recap', { session: '2031-02' }))[0]?.name).toContain('32 players');
    expect((await offers('round', { round: 'sup' }))[0]?.name).toContain('supply');
    expect(fake.problems).toEqual([]);
  });

  it('jumps to a name that was typed into the form', async () => {
    const { fake } = await startWorld(test);
    const board = await ask(fake, 'top', { stat: 'gibs' });
    const opened = fake.people.click(board, /^find1:/);
    await fake.waitForReply(opened);
    const found = await fake.waitForFinal(fake.people.submitModal(opened, { name: 'player31' }));
    expect(readText(found)).toContain('player31 ◄');
    expect(fake.problems).toEqual([]);
  });
});

describe('a linked member', () => {
  it('is meant when nobody is named, keeps a card private, and takes it all back', async () => {
    const { fake } = await startWorld(test);
    const member = addMember(fake);
    const asked = fake.people.slash('me', {}, { user: member });
    await expect.poll(() => asked.followUps.length).toBe(1);
    const offer = asked.followUps[0];
    if (offer === undefined) throw new Error('No offer to link');
    expect(offer.onlyFor).toBe(member.id);
    expect(readText(offer)).toContain('which player you are');
    const linked = await fake.waitForFinal(
      fake.people.select(offer, /^link1:/, [keyOf('person14')], { user: member }),
    );
    expect(readText(linked)).toContain('You are player14 now');

    expect(readText(await ask(fake, 'me', {}, member))).toContain('## player14');
    expect(readText(await ask(fake, 'rank', { stat: 'kills' }, member))).toContain('player14 ◄');
    const other = addMember(fake);
    expect(readText(await ask(fake, 'player', { player: `<@${member.id}>` }, other))).toContain(
      '## player14',
    );
    const menu = await fake.waitForFinal(fake.people.userMenu('Player card', member.id, { user: other }));
    expect(readText(menu)).toContain('## player14');
    const taken = await ask(fake, 'link', { player: keyOf('person14') }, other);
    expect(readText(taken)).toContain('linked to somebody else');

    await ask(fake, 'prefs', { privacy: 'private' }, member);
    const hidden = await ask(fake, 'player', { player: keyOf('person14') }, addMember(fake));
    expect(readText(hidden)).toContain('keeps the rest private');
    expect(readText(hidden)).not.toContain('Damage per minute');
    expect(readText(await ask(fake, 'me', {}, member))).toContain('Damage per minute');

    const prefs = await ask(fake, 'prefs', {}, member);
    const data = await fake.waitForFinal(fake.people.click(prefs, /^mydata1:/, { user: member }));
    const json: unknown = JSON.parse(Buffer.from(data.files[0]?.data ?? []).toString());
    expect(json).toMatchObject({ account: member.id, links: [{ subject: keyOf('person14') }] });

    expect(readText(await ask(fake, 'unlink', {}, member))).toContain('no player any more');
    const again = fake.people.slash('me', {}, { user: member });
    await expect.poll(() => again.followUps.length).toBe(1);
    expect(fake.problems).toEqual([]);
  });

  it('compares himself with somebody by the menu', async () => {
    const { fake } = await startWorld(test);
    const [a, b] = [addMember(fake), addMember(fake)];
    await ask(fake, 'link', { player: keyOf('person25') }, a);
    await ask(fake, 'link', { player: keyOf('person26') }, b);
    const menu = await fake.waitForFinal(fake.people.userMenu('Compare with me', b.id, { user: a }));
    expect(expectDecent(menu)).toContain('player25 vs player26');
    expect(fake.problems).toEqual([]);
  });
});

describe('whoever is too quick', () => {
  it('is told when he may go on', async () => {
    const { fake } = await startWorld(test, { isPatient: false });
    const answers = [];
    for (let i = 0; i < 4; i++) answers.push(readText(await ask(fake, 'help')));
    expect(answers[3]).toMatch(/ready for you again <t:\d+:R>/);
    expect(answers[2]).not.toContain('ready for you again');
    expect(fake.problems).toEqual([]);
  });
});
