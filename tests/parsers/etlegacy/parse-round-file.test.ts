import { describe, expect, it } from 'vitest';
import { parseRoundFile } from '../../../parsers/etlegacy/tab/parse-round-file.ts';
import { documentOf, headerText, lineText, parseText, roundText } from './round-text.ts';

const NAME = '2031-02-03-040506-oasis-round-1.txt';
const PLAIN = String.raw`^1Red ^4Barn\oasis\legacy6\1\1\2\10:00\5:00
AB12CD34\^3mil^7ler\0\2\2056 9 30 2 1 1 4 5 1 3 0 	812	640	18	0	3	1	0	0	81.5	44	0	3	2	0	1	1	0	1	0	2	37	0.0	5.0	0.0	18.4	0.9	0.8	2	61	1	0	0	0	0	1	0	2	4
`;

function failureOf(text: string | Uint8Array, name = NAME): unknown {
  const parsed = parseRoundFile(name, typeof text === 'string' ? Buffer.from(text) : text);
  return parsed.ok ? parsed.document.faults : [parsed.code, parsed.line];
}

describe('a round file', () => {
  it('is read number by number', () => {
    const parsed = parseText(PLAIN);
    expect(parsed.ok && parsed.document).toMatchObject({
      header: {
        serverName: '^1Red ^4Barn',
        map: 'oasis',
        config: 'legacy6',
        label: 1,
        defender: 'axis',
        winner: 'allies',
        limitS: 600,
        nextLimitS: 300,
        playtimeMs: null,
      },
      players: [
        {
          guid: 'AB12CD34',
          rawName: '^3mil^7ler',
          name: 'miller',
          isBot: false,
          rounds: 0,
          team: 'allies',
          weapons: { COLT: [9, 30, 2, 1, 1], GRENADE: [4, 5, 1, 3, 0] },
          fields: { damageGiven: 812, alivePct: 81.5, timeMin: 5, deniedS: 61, repairs: 2, revivesGiven: 4 },
        },
      ],
      faults: [],
    });
  });

  it.each([
    [33, null, null, null],
    [36, 61, null, null],
    [37, 61, 2, null],
    [38, 61, 2, 4],
  ] as const)(
    'of %i columns has its own places and no zeros for what it lacks',
    (layout, deniedS, repairs, revivesGiven) => {
      const fields = { deniedS: 61, multi2: 3, uselessKills: 5, repairs: 2, revivesGiven: 4 };
      const [player] = documentOf({}, [{ layout, fields }]).players;
      expect(player?.fields).toMatchObject({ multi2: 3, deniedS, repairs, revivesGiven });
      expect(player?.fields.uselessKills).toBe(layout === 33 ? null : 5);
    },
  );

  it('of a newer script keeps the columns that are known', () => {
    const parsed = parseText(`${headerText()}\n${lineText()}\t77\t1.5\tx\n`);
    expect(parsed.ok && parsed.document.players.length).toBe(1);
    expect(
      failureOf(`${headerText()}\n${lineText()}\n${lineText({ layout: 36 }).replace(/\t0$/, '')}\n`),
    ).toMatchObject([{ line: 3, code: 'BAD_PLAYER_LINE' }]);
  });

  it.each([
    ['456789', 456_789],
    ['456', 456_000],
    ['456.25', 456_250],
    ['-84707245', -84_707_245],
    ['0', null],
    ['99999999999', null],
  ])('with a playtime of %s has one of %s ms', (playtime, playtimeMs) => {
    expect(documentOf({ playtime }, []).header).toMatchObject({ playtimeMs, limitS: 600, nextLimitS: 300 });
  });

  it.each([
    [
      '1770600000000',
      1,
      '10:00',
      'the play time "1770600000000" in the first line is not believed: no round lasts so long',
    ],
    [
      '99999999999999999999999',
      1,
      '10:00',
      'the play time "99999999999999999999999" in the first line is not believed: no round lasts so long',
    ],
    ['6f9a2c', 1, '10:00', 'the play time "6f9a2c" in the first line is not believed: it is not a number'],
    ['NaN', 2, '10:00', 'the play time "NaN" in the first line is not believed: it is not a number'],
    ['<@1> `x`', 1, '10:00', 'the play time in the first line is not believed: it is not a number'],
    [
      '1300',
      2,
      '12:00',
      'the play time of 1300 s in the first line is not believed: it is longer than the limit of 720 s',
    ],
    [
      '309000',
      1,
      '10:00',
      "the play time of 309 s in the first line is not believed: the players' minutes agree with 300 s",
    ],
    [
      '-5',
      1,
      '10:00',
      "the negative play time in the first line is not believed: the players' minutes agree with 300 s",
    ],
    [
      '-84707245',
      1,
      '10:00',
      "the negative play time in the first line is not believed: the players' minutes agree with 300 s",
    ],
    [
      '-5',
      2,
      '10:00',
      'the negative play time in the first line is not believed: it is too short for any server',
    ],
  ])('does not believe a play time of %s in round %i of %s, and says so', (playtime, label, limit, note) => {
    const spec = label === 1 ? {} : { winner: 1, next: limit };
    const lines = [0, 1].map((i) => ({
      guid: `AB12CD3${i}`,
      rounds: label - 1,
      fields: { timeMin: label === 1 ? 5 : 24 },
    }));
    const parsed = parseText(roundText({ label, limit, ...spec, playtime }, lines), label);
    expect(parsed.ok && [parsed.document.header.playtimeMs, parsed.document.notes]).toEqual([null, [note]]);
  });

  it('keeps the word of a map change that cut a round off', () => {
    const lines = [{ fields: { timeMin: 3 } }];
    const document = documentOf({ winner: 1, next: '0:00', playtime: '-84707245' }, lines);
    expect([document.header.playtimeMs, document.notes]).toEqual([-84_707_245, []]);
  });

  it('may come from a server with backslashes in its name', () => {
    const header = documentOf({ server: 'a\\b\\1\\2', playtime: '300000' }, []).header;
    expect(header).toMatchObject({ serverName: 'a\\b\\1\\2', map: 'oasis', playtimeMs: 300_000 });
  });

  it('reads a tie and limits of more than an hour', () => {
    expect(documentOf({ winner: 0, limit: '90:00', next: '71:05' }, []).header).toMatchObject({
      winner: null,
      limitS: 5_400,
      nextLimitS: 4_265,
    });
  });

  it('reads the same with CR alone', () => {
    const text = roundText({}, [{}, { guid: 'AB12CD35' }]);
    const [unix, mac] = [text, text.replaceAll('\n', '\r')].map((each) => parseText(each));
    expect(mac).toEqual(unix);
    expect(parseText(text.replaceAll('\n', '\r').slice(0, -9)).ok).toBe(false);
  });

  it('reads the same with CRLF', () => {
    const crlf = parseText(PLAIN.replaceAll('\n', '\r\n'));
    expect(crlf).toEqual(parseText(PLAIN));
  });

  it('keeps every byte of names, line by line UTF-8 or Latin-1', () => {
    const utf8 = Buffer.from(roundText({ server: 'ž' }, [{ name: 'jürgen' }]));
    const latin1 = Buffer.from(`${lineText({ name: 'jürgen', guid: '00000000' })}\n`, 'latin1');
    const parsed = parseRoundFile(NAME, Buffer.concat([utf8, latin1]));
    expect(parsed.ok && parsed.document.players.map((player) => player.rawName)).toEqual([
      'jürgen',
      'jürgen',
    ]);
    expect(parsed.ok && parsed.document.header.serverName).toBe('ž');
  });

  it('reads names that look like the parts around them', () => {
    const [player] = documentOf({}, [{ name: 'a\\1\\2\\3' }]).players;
    expect(player?.rawName).toBe('a\\1\\2\\3');
  });

  it('accepts bots and players without a GUID', () => {
    const { players } = documentOf({}, [{ guid: 'OMNIBOT0' }, { guid: 'OMNIBOT0', name: 'b' }, { guid: '' }]);
    expect(players.map((player) => player.isBot)).toEqual([true, true, false]);
  });

  it('takes a share of nothing for unknown', () => {
    const [player] = documentOf({}, [{ fields: { alivePct: '-nan', kdLua: 'inf', timeMin: 0 } }]).players;
    expect(player?.fields).toMatchObject({ alivePct: null, kdLua: null, timeMin: 0 });
  });

  it('without players is whole', () => {
    expect(failureOf(`${headerText()}\n`)).toEqual([]);
  });

  it('holds 64 players with all weapons', () => {
    const weapons = Object.fromEntries(
      ['KNIFE', 'MP40', 'SYRINGE'].map((key) => [key, [1, 2, 3, 4, 5] as const]),
    );
    const lines = Array.from({ length: 64 }, (_, index) => ({ guid: `${10_000_000 + index}`, weapons }));
    expect(documentOf({}, lines).players.length).toBe(64);
  });

  it.each([
    ['nothing', '', ['EMPTY', null]],
    ['blank lines', '\r\n \n\n', ['EMPTY', null]],
    ['half a line', PLAIN.slice(0, -20), ['TRUNCATED', 2]],
    ['half a header', PLAIN.slice(0, 20), ['TRUNCATED', 1]],
    ['a foreign first line', `hello\n${lineText()}\n`, ['BAD_HEADER', 1]],
    ['a header of seven parts', 'a\\oasis\\1\\1\\2\\10:00\\5:00\n', ['BAD_HEADER', 1]],
    ['a round 3', `${headerText({ label: 3 })}\n`, ['BAD_HEADER', 1]],
    ['a third defender', `${headerText({ defender: 3 })}\n`, ['BAD_HEADER', 1]],
    ['a third winner', `${headerText({ winner: 3 })}\n`, ['BAD_HEADER', 1]],
    ['a limit with a point', `${headerText({ limit: '20.00' })}\n`, ['BAD_HEADER', 1]],
    ['61 seconds', `${headerText({ next: '1:61' })}\n`, ['BAD_HEADER', 1]],
    ['a NUL in the header', `${headerText({ server: 'a\0' })}\n`, ['BAD_HEADER', 1]],
    ['another map than its name', `${headerText({ map: 'supply' })}\n`, ['MAP_MISMATCH', 1]],
    ['another round than its name', `${headerText({ label: 2 })}\n`, ['LABEL_MISMATCH', 1]],
    ['only lines of another script', `${headerText()}\na b c\nd e f\n`, ['FOREIGN_LAYOUT', 2]],
  ])('with %s is refused', (_, text, expected) => {
    expect(failureOf(text)).toEqual(expected);
  });

  it('under another name is refused', () => {
    expect(failureOf(PLAIN, 'notes.txt')).toEqual(['BAD_NAME', null]);
    expect(failureOf(PLAIN, '2031-02-03-040506-oasis-round-1-endstats.txt')).toEqual(['BAD_NAME', null]);
  });

  it.each([
    ['too few parts', 'AB12CD34\\x\\1\\7', 'BAD_PLAYER_LINE'],
    ['no tabs', lineText().split('\t')[0] ?? '', 'BAD_PLAYER_LINE'],
    ['34 columns', lineText({ layout: 33 }).concat('\t0'), 'BAD_PLAYER_LINE'],
    ['a missing weapon number', lineText().replace('10 40 2 1 1', '10 40 2 1'), 'BAD_PLAYER_LINE'],
    ['a weapon number too many', lineText().replace('10 40 2 1 1', '10 40 2 1 1 1'), 'BAD_PLAYER_LINE'],
    ['a fraction of a kill', lineText({ fields: { gibs: '1.0' } }), 'BAD_PLAYER_LINE'],
    ['an exponent', lineText({ fields: { gibs: '1e3' } }), 'BAD_PLAYER_LINE'],
    ['an empty column', lineText({ fields: { gibs: '' } }), 'BAD_PLAYER_LINE'],
    ['a long GUID', lineText({ guid: 'AB12CD345' }), 'BAD_PLAYER_LINE'],
    ['a NUL in the name', lineText({ name: 'a\0' }), 'BAD_PLAYER_LINE'],
    ['a negative kill', lineText({ weapons: { MP40: [1, 1, -1, 0, 0] } }), 'OUT_OF_RANGE'],
    ['more than PostgreSQL holds', lineText({ fields: { damageGiven: 2_147_483_648 } }), 'OUT_OF_RANGE'],
    ['two days of play', lineText({ fields: { timeMin: 2_880 } }), 'OUT_OF_RANGE'],
    ['a weapon of the future', lineText().replace('\\16 10', '\\268435456 10'), 'OUT_OF_RANGE'],
    ['team 0', lineText({ team: 0 }), 'BAD_TEAM'],
    ['team 4', lineText({ team: 4 }), 'BAD_TEAM'],
  ])('loses only the line with %s', (_, line, code) => {
    const parsed = parseText(`${headerText()}\n${line}\n${lineText({ guid: 'FFFFFFFF' })}\n`);
    if (!parsed.ok) throw new Error(parsed.reason);
    expect(parsed.document.faults).toMatchObject([{ line: 2, code }]);
    expect(parsed.document.players.map((player) => player.guid)).toEqual(['FFFFFFFF']);
  });

  it('lets points and knife shots fall below zero', () => {
    const line = { fields: { xp: -5 }, weapons: { KNIFE: [0, -1, 0, 1, 0] as const } };
    const [player] = documentOf({}, [line]).players;
    expect([player?.fields.xp, player?.weapons.KNIFE]).toEqual([-5, [0, -1, 0, 1, 0]]);
  });
});

describe('a hostile file', () => {
  it.each([
    ['one line of 10 MB', Buffer.alloc(10_000_000, 'a'), ['TOO_LARGE', null]],
    ['100,000 lines', Buffer.from('a\n'.repeat(100_000)), ['TOO_LARGE', 401]],
    ['one line of 5 kB', Buffer.from(`${headerText()}\n${'a'.repeat(5_000)}\n`), ['TOO_LARGE', 2]],
    ['1 MB of backslashes', Buffer.alloc(1_000_000, '\\'), ['TOO_LARGE', 1]],
    [
      '4 kB of tabs',
      Buffer.from(`${headerText()}\nA\\b\\0\\1\\0 ${'\t'.repeat(4_000)}\n`),
      ['FOREIGN_LAYOUT', 2],
    ],
    [
      '4 kB of blanks',
      Buffer.from(`${headerText()}\nA\\b\\0\\1\\0${' '.repeat(4_000)}\t0\n`),
      ['FOREIGN_LAYOUT', 2],
    ],
    [
      '4 kB of carets',
      Buffer.from(`${headerText()}\nA\\${'^'.repeat(4_000)}\\0\\1\\0 \t0\n`),
      ['FOREIGN_LAYOUT', 2],
    ],
  ])('of %s is refused at once', (_, bytes, expected) => {
    const start = performance.now();
    expect(failureOf(bytes)).toEqual(expected);
    expect(performance.now() - start).toBeLessThan(500);
  });
});
