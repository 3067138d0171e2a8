import { describe, expect, it } from 'vitest';
import { parseEndstats } from '../../../parsers/etlegacy/tab/parse-endstats.ts';
import { corpusNote, hasCorpus, readCorpusFile, readGolden } from './corpus.ts';

const NAME = '2031-02-03-040506-oasis-round-1-endstats.txt';
const read = (text: string, name = NAME): ReturnType<typeof parseEndstats> =>
  parseEndstats(name, Buffer.from(text));

describe('an endstats file', () => {
  it('has no owner of the opponents without headers', () => {
    const parsed = read(
      'Most deaths\tann\t14\r\nMost playtime denied\t^1bob\t113 seconds\r\nbob\t4\t0\r\nann\t0\t4\r\n',
    );
    expect(parsed.ok && parsed.document).toEqual({
      awards: [
        { award: 'Most deaths', playerName: 'ann', value: '14' },
        { award: 'Most playtime denied', playerName: 'bob', value: '113 seconds' },
      ],
      opponents: [
        { subjectName: null, subjectGuid: null, group: null, opponentName: 'bob', kills: 4, deaths: 0 },
        { subjectName: null, subjectGuid: null, group: null, opponentName: 'ann', kills: 0, deaths: 4 },
      ],
      faults: [],
    });
  });

  it('with headers says it', () => {
    const guid = 'AB12CD34'.repeat(4);
    const parsed = read(
      `Most deaths\t12\t14\nVS_HEADER\t^1ann\t${guid}\nMost wanted\t4\t0\nVS_HEADER\tbob\t\nann\t0\t4\n`,
    );
    expect(parsed.ok && parsed.document).toEqual({
      awards: [{ award: 'Most deaths', playerName: '12', value: '14' }],
      opponents: [
        {
          subjectName: 'ann',
          subjectGuid: 'AB12CD34',
          group: 0,
          opponentName: 'Most wanted',
          kills: 4,
          deaths: 0,
        },
        { subjectName: 'bob', subjectGuid: null, group: 1, opponentName: 'ann', kills: 0, deaths: 4 },
      ],
      faults: [],
    });
  });

  it('assigns the award to a player whose name is a number', () => {
    const parsed = read('Most deaths\t12\t14\n12\t3\t1\nMost wanted\t4\t0\n');
    expect(parsed.ok && [parsed.document.awards.length, parsed.document.opponents.length]).toEqual([1, 2]);
  });

  it('loses only the line that is cut', () => {
    const parsed = read('Most deaths\tann\t14\nMost revives\n');
    expect(parsed.ok && parsed.document.faults).toMatchObject([{ line: 2, code: 'BAD_ENDSTATS_LINE' }]);
  });

  it('serves 64 players', () => {
    const table = `VS_HEADER\ta\tAB12CD34\n${'b\t1\t2\n'.repeat(63)}`;
    const parsed = read(table.repeat(64));
    expect(parsed.ok && parsed.document.opponents.length).toBe(64 * 63);
  });

  it.each([
    ['', NAME, 'EMPTY'],
    ['Most deaths\tann', NAME, 'TRUNCATED'],
    ['hello\n', NAME, 'FOREIGN_LAYOUT'],
    ['a\n'.repeat(100_000), NAME, 'TOO_LARGE'],
    ['a\tb\tc\n', '2031-02-03-040506-oasis-round-1.txt', 'BAD_NAME'],
  ])('is refused for a reason (%#)', (text, name, code) => {
    expect(read(text, name)).toMatchObject({ ok: false, code });
  });
});

describe.skipIf(!hasCorpus)(`a real endstats file${corpusNote}`, () => {
  it('reads as the independent reader does', () => {
    const files = Object.entries(readGolden().files).filter(([, file]) => file.kind === 'endstats');
    expect(files.length).toBe(1);
    for (const [name, file] of files) {
      const parsed = parseEndstats(name, readCorpusFile(name));
      if (!parsed.ok) throw new Error(parsed.reason);
      const { awards, opponents, faults } = parsed.document;
      expect(faults).toEqual([]);
      expect(awards.map(({ award, playerName, value }) => ({ award, player: playerName, value }))).toEqual(
        file.awards,
      );
      expect(
        opponents.map(({ subjectName, opponentName, kills, deaths }) => ({
          subject: subjectName,
          opponent: opponentName,
          kills,
          deaths,
        })),
      ).toEqual(file.vs);
    }
  });
});
