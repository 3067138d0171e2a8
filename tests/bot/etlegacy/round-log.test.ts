// /round of maps with event logs: buttons, pictures and words with the same numbers, nothing of private players.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { roundLogView, showRound } from '../../../bot/etlegacy/views/show-round.ts';
import { buildMessage } from '../../../bot/framework/reply/build-message.ts';
import { checkLimits } from '../../../bot/framework/reply/check-limits.ts';
import type { Outcome, PictureSlot, Reply } from '../../../bot/framework/reply/reply.ts';
import { storePrivacy } from '../../../people/settings.ts';
import { storeLink } from '../../../people/store-link.ts';
import type { ExportRow } from '../../../stats/game-exports.ts';
import { plainName } from '../../../bot/charts/text/name-run.ts';
import { toEtPicture } from '../../../bot/etlegacy/pictures/to-et-picture.ts';
import { isEtPicture } from '../../support/faces/is-et-picture.ts';
import { contextOf } from '../../support/faces/context-of.ts';
import { picturesOf, textOf } from '../../support/faces/prove-faces.ts';
import { importFiles, rowsOf } from '../../support/etlegacy/import-files.ts';
import { drawEvening, loggedFile } from '../../support/etlegacy/logged-rounds.ts';
import { crew, roundFile } from '../../support/etlegacy/round-file.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database/test-database.ts';

const NAMES = ['^1Max^2imil^3ian', '@everyone', '侍の名前', '**bold** `x`', '\u202Eevil', 'mnx'];
const EVENING = { perSide: 3, maps: 1, second: 1_770_000_000, names: NAMES };

let test: TestDatabase;
let rounds: ExportRow[];
beforeAll(async () => {
  test = await createTestDatabase();
  await importFiles(test.db, drawEvening(7, EVENING).map(loggedFile));
  rounds = await rowsOf(test.db, 'rounds');
});
afterAll(() => test.close());

async function press(page: string, isOperator = true, server = 'default'): Promise<Reply> {
  const context = contextOf(test.db, [server]);
  const viewer = { ...context.viewer, isOperator };
  const [round] = await rowsOf(test.db, 'rounds', server);
  const id = { name: 'roundlog', version: 1, texts: [String(round?.['id']), page] };
  const shown = roundLogView.show({ ...context, viewer }, id, { filling: null, files: [] });
  return replyOf(await shown);
}

function replyOf(outcome: Outcome | null): Reply {
  if (outcome?.kind !== 'reply') throw new Error(JSON.stringify(outcome));
  return outcome;
}

function labelsOf(reply: Reply): string {
  return (
    JSON.stringify(reply.blocks)
      .match(/"label":"[^"]*"/g)
      ?.join(' ') ?? ''
  );
}

function propsOf(reply: Reply) {
  return picturesOf(reply).map(({ picture }) => {
    if (!isEtPicture(picture)) throw new Error(picture.kind);
    return picture;
  });
}

function wordsOf({ instead }: PictureSlot): string {
  return JSON.stringify(instead);
}

describe('/round', () => {
  it('has buttons for the event log where there is one, and none without', async () => {
    const logged = replyOf(await showRound(contextOf(test.db, ['default']), String(rounds[0]?.['id'])));
    expect(labelsOf(logged)).toMatch(/Who killed whom.*Kills over time.*Damage over time.*Classes/);
    const tab = [
      roundFile({ at: '2031-02-03 20:00:00', map: 'oasis' }),
      roundFile({ at: '2031-02-03 20:10:00', map: 'oasis', label: 2, players: crew({ minutes: 10 }) }),
    ];
    await importFiles(test.db, tab, { server: 'tab' });
    const plain = replyOf(await showRound(contextOf(test.db, ['tab']), 'latest'));
    expect(labelsOf(plain)).toContain('My numbers');
    expect(labelsOf(plain)).not.toMatch(/Who killed whom|Classes/);
  });

  it('shows a matrix whose sums are those of the scoreboard, and the same numbers in its text', async () => {
    const reply = await press('matrix');
    expect(checkLimits(buildMessage(reply))).toEqual([]);
    const [slot] = picturesOf(reply);
    const [picture] = propsOf(reply);
    if (picture?.kind !== 'killMatrix' || slot === undefined) throw new Error('no matrix');
    const lines = await rowsOf(test.db, 'player-rounds');
    const total = (column: string, name: string) =>
      lines.filter((line) => line['name'] === name).reduce((sum, line) => sum + Number(line[column]), 0);
    const words = wordsOf(slot);
    for (const [at, player] of picture.props.players.entries()) {
      const cells = picture.props.cells[at] ?? [];
      const column = picture.props.cells.map((row) => row[at]);
      const sum = (of: readonly ({ readonly kills: number } | undefined)[]) =>
        of.reduce((all, cell) => all + (cell?.kills ?? 0), 0);
      expect([player.kills, player.deaths]).toEqual([sum(cells), sum(column)]);
      const name = plainName(player.nameRuns);
      const key = lines.find((line) => plainName([{ text: String(line['name']), color: null }]) === name);
      expect([player.kills, player.deaths]).toEqual([
        total('kills', String(key?.['name'])),
        total('deaths', String(key?.['name'])),
      ]);
      expect(words).toMatch(new RegExp(` ${player.kills} +${player.deaths} +${player.ownDeaths}`));
    }
    expect(words).not.toContain('@everyone killed');
  });

  it('shows kills, damage and classes of each round, with the final score of the log', async () => {
    const events = await rowsOf(test.db, 'events');
    for (const page of ['line', 'damage', 'classes']) {
      const reply = await press(page);
      expect(checkLimits(buildMessage(reply))).toEqual([]);
      const pictures = propsOf(reply);
      expect(pictures).toHaveLength(2);
      for (const [at, picture] of pictures.entries()) {
        const own = events.filter((event) => event['roundId'] === rounds[at]?.['id']);
        const kills = own.filter(({ kind }) => kind === 'kill').length;
        if (picture.kind === 'roundLine') {
          expect(picture.props.kills).toHaveLength(kills);
          const [a, b] = [0, 1].map(
            (team) => picture.props.kills.filter(({ lineup }) => lineup === team).length,
          );
          expect(toEtPicture(picture).alt).toContain(`5:00 ${a} to ${b}`);
          const slot = picturesOf(reply)[at];
          expect(slot === undefined ? '' : wordsOf(slot)).toMatch(new RegExp(`5:00 +${a} +${b}`));
        }
        if (picture.kind === 'damageTime') {
          const lines = (await rowsOf(test.db, 'player-rounds')).filter(
            (line) => line['roundId'] === rounds[at]?.['id'],
          );
          const given = lines.reduce((sum, line) => sum + Number(line['damageGiven']), 0);
          expect(picture.props.teams.flat().reduce((sum, value) => sum + value, 0)).toBe(given);
        }
      }
    }
  });

  it('fits a message with 24 players of long names', async () => {
    const names = Array.from({ length: 24 }, (_, at) => `*_long_*_${at}`.padEnd(36, 'W*_'));
    const evening = drawEvening(3, { ...EVENING, perSide: 12, names });
    await importFiles(test.db, evening.map(loggedFile), { server: 'full' });
    for (const page of ['matrix', 'line', 'damage', 'classes']) {
      const reply = await press(page, true, 'full');
      expect(picturesOf(reply).length).toBeGreaterThan(0);
      expect(checkLimits(buildMessage(reply))).toEqual([]);
    }
  });

  it('shows a player with a private card only in the row of the scoreboard', async () => {
    const [line] = await rowsOf(test.db, 'player-rounds');
    const name = String(line?.['name']);
    await storeLink(test.db, { game: 'etlegacy', account: '5', place: 'dm' }, [String(line?.['guid'])]);
    await storePrivacy(test.db, '5', 'private');
    for (const page of ['matrix', 'line', 'damage', 'classes']) {
      const reply = await press(page, false);
      const said = JSON.stringify([picturesOf(reply), textOf(reply)]).replaceAll(/"## .*?-# /g, '');
      expect([page, said.includes(String(line?.['guid']))]).toEqual([page, false]);
      // The team is named after them everywhere.
      const names = JSON.stringify(picturesOf(reply)).replaceAll(`Team ${name}`, '');
      expect([page, names.includes(name)]).toEqual([page, false]);
    }
    const [open, hidden] = [propsOf(await press('matrix')), propsOf(await press('matrix', false))].map(
      ([picture]) => (picture?.kind === 'killMatrix' ? picture.props.players : []),
    );
    const sum = (of: typeof open) => of?.reduce((all, { kills }) => all + kills, 0);
    expect(sum(hidden)).toBe(sum(open));
  });
});
