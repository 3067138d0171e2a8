// A member, an admin and other roles of a community use every command, completion, button and form.
import { expect } from 'vitest';
import { commandLines, messageMenus, userMenus } from '../scenarios/command-lines.ts';
import { fillChoices, fillOptions } from '../scenarios/fill-options.ts';
import { createPresser } from '../scenarios/create-presser.ts';
import type { Acting, Person, Shown } from '../scenarios/stage.ts';
import { keyOf } from '../../support/etlegacy/stopwatch-match.ts';
import { type Community, examplesOf, personOf, sharedNameOf } from './communities.ts';

export type Cast = {
  /** A member who is not a player. */
  readonly member: Person;
  readonly linked: Person;
  /** May use the admin commands, and is linked to a player. */
  readonly admin: Person;
};

export async function openCast(place: Acting, community: Community): Promise<Cast> {
  const cast = { member: place.addMember(), linked: place.addMember(), admin: place.addAdmin() };
  await place.slash('link', { player: ownKey(community) }, cast.linked);
  await place.slash('link', { player: keyOf(personOf(community, 3)) }, cast.admin);
  return cast;
}

/** GUID of the player to whom the member is linked. */
export function ownKey(community: Community): string {
  return keyOf(personOf(community, 4));
}

/** @returns what each person was shown, by action. */
export async function walk(place: Acting, community: Community, cast: Cast): Promise<[string, unknown][]> {
  const said: [string, unknown][] = [];
  const note = (what: string, { message, files }: Shown): void => {
    const texts = files.map(({ filename, data }) => [filename, Buffer.from(data).toString('latin1')]);
    said.push([what, [message.components, texts]]);
  };
  const watched: Acting = {
    ...place,
    slash: async (line, values, who) => {
      const shown = await place.slash(line, values, who);
      note(`/${line} ${JSON.stringify(values)}`, shown);
      return shown;
    },
    press: async (shown, id, who) => {
      const answer = await place.press(shown, id, who);
      note(`press ${String(id)}`, answer);
      return answer;
    },
    choose: async (shown, id, value, who) => {
      const answer = await place.choose(shown, id, value, who);
      note(`choose ${String(id)} ${value}`, answer);
      return answer;
    },
    type: async (line, values, who) => {
      const choices = await place.type(line, values, who);
      said.push([`type ${line} ${JSON.stringify(values)}`, choices]);
      return choices;
    },
  };
  await askAll(watched, community, cast);
  await watched.slash('prefs', { privacy: 'open' }, cast.linked);
  const { player = '', into = '', merged = '' } = examplesOf(community);
  await watched.slash('admin merge', { player, into }, cast.admin);
  await typeAll(watched, community, cast);
  await pressAll(watched, community, cast);
  await watched.slash('admin unmerge', { merged }, cast.admin);
  for (const name of userMenus()) note(name, await place.userMenu(name, cast.linked, cast.admin));
  const card = await watched.slash('round', {}, cast.member);
  const recap = await watched.slash('recap', {}, cast.member);
  for (const name of messageMenus()) {
    note(name, await place.messageMenu(name, card, cast.member));
    const explained = await place.messageMenu(name, recap, cast.member);
    note(`${name} of a recap`, explained);
    const offered = JSON.stringify(explained.message.components).match(/(?<="value":")[0-9a-z]{10}/g);
    await watched.choose(explained, /^explain1:/, offered?.at(-1) ?? '', cast.member);
  }
  await setUpChannel(watched, cast.admin);
  const board = await watched.slash('top', { stat: 'kills', min_rounds: 1 }, cast.member);
  for (const name of [sharedNameOf(community), 'nobody']) {
    note(`find ${name}`, await place.fillIn(board, /^find1:/, { name }, cast.member));
  }
  return said;
}

async function setUpChannel(place: Acting, admin: Person): Promise<void> {
  const panel = await place.slash('setup', {}, admin);
  const added = await place.choose(panel, /:add:/, place.channel, admin);
  const chosen = await place.choose(added, /:hour:/, '18', admin);
  const shown = await place.fillIn(chosen, /^tune1:/, {}, admin);
  await place.slash('doctor', {}, admin);
  await place.press(shown, /:remove:/, admin);
}

async function askAll(place: Acting, community: Community, { member, linked, admin }: Cast): Promise<void> {
  for (const { line, options, isAdmin } of commandLines()) {
    const examples = { ...examplesOf(community), ...(line === 'link' ? { player: ownKey(community) } : {}) };
    for (const values of fillChoices(options, linked, examples)) {
      await place.slash(line, values, isAdmin ? admin : linked);
    }
    if (line === 'unlink') await place.slash('link', { player: ownKey(community) }, linked);
    const required = options.filter((option) => option.required === true);
    const bare = fillOptions(required, linked, examples);
    for (const who of isAdmin ? [admin] : [linked, member]) {
      await place.slash(line, bare, who);
      // Restores the links after the command.
      if (line === 'unlink' && who === linked) {
        await place.slash('link', { player: ownKey(community) }, linked);
      }
    }
  }
}

async function typeAll(place: Acting, community: Community, { admin, member }: Cast): Promise<void> {
  for (const { line, options, isAdmin } of commandLines()) {
    for (const { name } of options.filter(({ autocomplete }) => autocomplete === true)) {
      for (const text of ['', community.word, 'a', 'b', '2', SOME_KEY]) {
        await place.type(line, { [name]: text }, isAdmin ? admin : member);
      }
    }
  }
}

/** Of nobody. */
const SOME_KEY = '0';

async function pressAll(place: Acting, community: Community, { member, linked }: Cast): Promise<void> {
  const presser = createPresser(place);
  for (const { line, options, isAdmin } of commandLines()) {
    if (isAdmin) continue;
    const values = fillOptions(
      options.filter(({ name }) => name !== 'privacy' && name !== 'private'),
      linked,
      examplesOf(community),
    );
    const ask = () => place.slash(line, values, member);
    const { isPrivate } = await ask();
    await presser.pressAll(ask, isPrivate ? member : linked);
  }
  const prefs = await place.slash('prefs', {}, linked);
  const data = await place.press(prefs, /^mydata1:/, linked);
  expect(data.files).toHaveLength(1);
}
