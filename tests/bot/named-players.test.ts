// Commands that take a player: by the name set by an admin, by the name in the game, and with other options.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { renameCommand } from '../../bot/etlegacy/commands/admin/rename.ts';
import { whois } from '../../bot/etlegacy/commands/whois.ts';
import { weapons } from '../../bot/etlegacy/commands/weapons.ts';
import { COMPLETERS } from '../../bot/etlegacy/completers/completers.ts';
import type { Context } from '../../bot/framework/context.ts';
import type { Outcome } from '../../bot/framework/reply/reply.ts';
import { findPlayerKey } from '../../cli/etlegacy/find-player-key.ts';
import { fetchLines, findKey } from '../../cli/etlegacy/find-line.ts';
import { explainRound } from '../../importer/etlegacy/explain-round.ts';
import { gameServers } from '../../stats/etlegacy/game-servers.ts';
import { contextOf } from '../support/faces/context-of.ts';
import { textOf } from '../support/faces/prove-faces.ts';
import { importFiles } from '../support/etlegacy/import-files.ts';
import { evenly, keyOf, stopwatchMatch } from '../support/etlegacy/stopwatch-match.ts';
import { createTestDatabase, type TestDatabase } from '../support/database/test-database.ts';

const ANNA = keyOf('anna');
const FILES = stopwatchMatch({
  at: '2031-02-03 21:10:00',
  first: {
    ...evenly(['boris']),
    anna: [
      { kills: 7, deaths: 5, damage: 1000, received: 1000, shots: 200, hits: 60 },
      { kills: 6, deaths: 5, damage: 1000, received: 1000, shots: 100, hits: 45 },
    ],
  },
  second: evenly(['carla', 'dmitri'], { kills: 5, deaths: 6, damage: 1000, received: 1000 }),
});

let test: TestDatabase;
let context: Context;
beforeAll(async () => {
  test = await createTestDatabase();
  await importFiles(test.db, FILES);
  context = { ...contextOf(test.db, ['default']), games: [gameServers] };
});
afterAll(() => test.close());

function wordsOf(outcome: Outcome): string {
  return outcome.kind === 'reply' ? textOf(outcome) : JSON.stringify(outcome);
}

async function rename(name?: string): Promise<string> {
  return wordsOf(await renameCommand.run(context, { player: ANNA, ...(name === undefined ? {} : { name }) }));
}

/** The players that each output finds by this text. */
async function found(text: string) {
  const file = FILES[1].name;
  const explained = await explainRound(test.db, file, 'default');
  if (explained === null) throw new Error(`nothing is known of ${file}`);
  const [choice] = (await COMPLETERS['player']?.(context, text, {})) ?? [];
  return {
    command: wordsOf(await whois.run(context, [], { player: text })),
    choice: choice?.value,
    offered: choice?.name.split(' - ')[0],
    terminal: await findPlayerKey(test, text).catch(String),
    explain: await fetchLines(test.db, 'default', explained)
      .then((lines) => findKey(lines, text))
      .catch(String),
  };
}

describe('/weapons', () => {
  it('shows the numbers of one player with one weapon', async () => {
    const one = wordsOf(await weapons.run(context, [], { weapon: 'mp40', player: 'anna' }));
    expect(one).toMatch(/MP 40 · .*anna/);
    expect(one).toMatch(/^Kills +13$/m);
    expect(one).toMatch(/^Deaths by it +10$/m);
    expect(one).toMatch(/^Bullets fired +300$/m);
    expect(one).toMatch(/^Accuracy +35\.0%$/m);
    const other = wordsOf(await weapons.run(context, [], { weapon: 'mp40', player: 'boris' }));
    expect(other).toMatch(/^Kills +10$/m);
    const none = wordsOf(await weapons.run(context, [], { weapon: 'panzerfaust', player: 'anna' }));
    expect(none).toContain('anna neither used it nor died by it');
  });
});

describe('a renamed player', () => {
  beforeEach(async () => {
    expect(await rename('^1Grüne  Fee')).toContain('** is called **Grüne Fee** now.');
  });

  it.each(['Grüne Fee', 'grune fee'])('is found as %j by command, completion and terminal', async (text) => {
    expect(await found(text)).toEqual({
      command: expect.stringContaining('**Grüne Fee**'),
      choice: ANNA,
      offered: 'Grüne Fee',
      terminal: ANNA,
      explain: ANNA,
    });
  });

  it('is still found by the name in the game, which completion shows behind the new one', async () => {
    expect(await found('anna')).toEqual({
      command: expect.stringContaining('**Grüne Fee**'),
      choice: ANNA,
      offered: 'Grüne Fee (anna)',
      terminal: ANNA,
      explain: ANNA,
    });
  });

  it.each([undefined, '', '   ', '^1^2', '\u200B\u3164'])(
    'has the name in the game again when the new one is %j',
    async (name) => {
      expect(await rename(name)).toBe('**Grüne Fee** goes by the name in the game again.');
      expect(await found('anna')).toMatchObject({ offered: 'anna', terminal: ANNA, explain: ANNA });
      const { command, choice, terminal, explain } = await found('Grüne Fee');
      expect(command).toContain('PLAYER_UNKNOWN');
      expect(choice).toBeUndefined();
      expect(terminal).toContain('There is no player called "Grüne Fee"');
      expect(explain).toContain('has no line in this round');
    },
  );
});
