import { describe, expect, it } from 'vitest';
import { cutChat } from '../../../../parsers/etlegacy/json/cut-chat.ts';
import { parseJsonRound } from '../../../../parsers/etlegacy/json/parse-json-round.ts';
import { ROUND_INFO } from '../../../support/etlegacy/round-info.ts';

const KEY = 'A1B2C3D4E5F6A7B8C9D0A1B2C3D4E5F6';
const STATS = ['16', '7', '20', '1', '0', '1', '150', '90', '0', '0', '0', '0', '0', '0', '82.1', '4'];

function document(info: object = {}, player: object = {}, more: object = {}): object {
  const line = { guid: 'A1B2C3D4', name: 'anna', rounds: '0', team: '1', weaponStats: STATS, ...player };
  return { round_info: { ...ROUND_INFO, ...info }, player_stats: { [KEY]: line }, ...more };
}

function parse(value: unknown, name = '0001.json') {
  return parseJsonRound(name, Buffer.from(JSON.stringify(value)));
}

function nameOf(raw: string, encoding: 'utf8' | 'latin1' = 'utf8'): string | undefined {
  const parsed = parseJsonRound('a.json', Buffer.from(JSON.stringify(document({}, { name: raw })), encoding));
  return parsed.ok ? parsed.document.players[0]?.rawName : parsed.reason;
}

describe('a round as JSON', () => {
  it('returns the counters of a text file, and null for missing ones', () => {
    const parsed = parse(document());
    if (!parsed.ok) throw new Error(parsed.reason);
    expect(parsed.moment).toEqual({ unix: 1_770_600_403 });
    const [line] = parsed.document.players;
    expect(line).toMatchObject({ guid: 'A1B2C3D4', key32: KEY, weapons: { MP40: [7, 20, 1, 0, 1] } });
    expect(line?.fields).toMatchObject({ damageGiven: 150, alivePct: 82.1, xp: 4 });
    expect([line?.fields.timeMin, line?.fields.killingSpree, line?.fields.revivesGiven]).toEqual([
      null,
      null,
      null,
    ]);
  });

  it.each([
    ['a quote of 2.x', String.raw`say \"hi\"`, 'say "hi"'],
    ['a quote of 1.x', String.raw`repair\'man`, "repair'man"],
    ['bytes of 1.x that are Latin-1', String.raw`caf\u{e9}`, 'caf\u00e9'],
    ['bytes of 1.x that are UTF-8', String.raw`caf\u{c3}\u{a9}`, 'caf\u00e9'],
    ['a backslash of a server', String.raw`12\9000`, String.raw`12\9000`],
  ])('undoes the escapes of the script: %s', (_, raw, wanted) => {
    expect(nameOf(raw)).toBe(wanted);
  });

  it('reads a document with one byte that is not UTF-8 as Latin-1, but names in UTF-8 as UTF-8', () => {
    expect(nameOf('caf\u00e9', 'latin1')).toBe('caf\u00e9');
    expect(nameOf('caf\u00c3\u00a9 \u00e9', 'latin1')).toBe('caf\u00c3\u00a9 \u00e9');
  });

  it.each([
    [
      'items that the mask does not announce',
      document({}, { weaponStats: STATS.slice(1) }),
      'BAD_JSON',
      /1 of 1/,
    ],
    ['a team of four', document({}, { team: '4' }), 'BAD_JSON', /team/],
    [
      'a damage that is not a number',
      document({}, { weaponStats: STATS.with(6, 'many') }),
      'BAD_JSON',
      /item -10/,
    ],
    ['a label of 3', document({ round: 3 }), 'BAD_JSON', /neither 1 nor 2/],
    ['no time', document({ round_end_unix: 0, matchID: 'x' }), 'BAD_JSON', /no possible time/],
    ['no round', { hello: 1 }, 'JSON', /no round_info/],
    ['teams of a match', { match_id: 'x', match: {} }, 'COMPANION', /without a round/],
  ])('rejects with place and reason: %s', (_, value, code, reason) => {
    expect(parse(value)).toMatchObject({ ok: false, code, reason: expect.stringMatching(reason) });
  });

  it('rejects what is cut or nested without end, in words', () => {
    const whole = Buffer.from(JSON.stringify(document()));
    expect(parseJsonRound('a.json', whole.subarray(0, 200))).toMatchObject({ ok: false, code: 'TRUNCATED' });
    const deep = Buffer.from(`{"round_info":${'['.repeat(100_000)}`);
    expect(parseJsonRound('a.json', deep)).toMatchObject({ ok: false, code: 'BAD_JSON' });
  });

  it('counts levels outside of texts, and says at which character there are too many', () => {
    const start = '{"é{[\\"[\\\\":';
    const nested = (levels: number) => `${start}${'['.repeat(levels)}${']'.repeat(levels)}}`;
    const reason = `more than 64 levels at character ${start.length + 64}`;
    for (const mark of ['', '\ufeff']) {
      const failed = parseJsonRound('a.json', Buffer.from(mark + nested(64)));
      expect(failed).toMatchObject({ ok: false, code: 'BAD_JSON', reason });
    }
    const latin1 = parseJsonRound('a.json', Buffer.from(nested(64), 'latin1'));
    expect(latin1).toMatchObject({ ok: false, code: 'BAD_JSON', reason });
    expect(parseJsonRound('a.json', Buffer.from(nested(63)))).toMatchObject({ ok: false, code: 'JSON' });
  });

  it('takes its time from the match id of old versions, else from the name of the dump', () => {
    const { round_end_unix: _, ...old } = ROUND_INFO;
    expect(parse({ ...document(), round_info: old })).toMatchObject({ moment: { unix: 1_770_600_403 } });
    const gather = { ...document(), round_info: { ...old, matchID: '7b1d-0c52' } };
    expect(parse(gather, 'gamestats-7b1d-0c52-2026-02-09-022643-supply-round-1.json')).toMatchObject({
      moment: { localEnd: '2026-02-09T02:26:43' },
    });
  });

  it('ignores a clock that may contain an unknown pause', () => {
    const playtime = (info: object, more: object = {}) => {
      const parsed = parse(document({ winnerteam: 1, nextTimeLimit: '10:00', ...info }, {}, more));
      return parsed.ok ? parsed.document.header.playtimeMs : parsed.reason;
    };
    expect(playtime({ round_end: 601_000 })).toBe(600_000);
    expect(playtime({ round_end: 400_000 })).toBeNull();
    expect(playtime({ round_start: 0 })).toBeNull();
    const log = [
      { label: 'round_start', leveltime: 1000 },
      { label: 'pause', leveltime: 101_000 },
      { label: 'unpause', leveltime: 201_000 },
      { label: 'round_end', leveltime: 400_000 },
    ];
    expect(playtime({ round_end: 400_000, stats_version: '2.6.0' }, { gamelog: log })).toBe(299_000);
    expect(playtime({ round_end: 400_000, stats_version: '2.4.0' }, { gamelog: log })).toBeNull();
  });
});

describe('chat', () => {
  const said = 'meet at the bridge';
  const message = { label: 'message', player: KEY, message: said };

  it('is cut out of a document, and nothing else', () => {
    const quiet = document({}, {}, { gamelog: [{ label: 'round_start', leveltime: 1 }] });
    const chatty = document(
      { messages: [{ message: said }] },
      {},
      { gamelog: [message, { label: 'round_start', leveltime: 1 }] },
    );
    expect(JSON.parse(Buffer.from(cutChat(Buffer.from(JSON.stringify(chatty)))).toString())).toEqual(quiet);
    const bytes = Buffer.from(JSON.stringify(quiet));
    expect(cutChat(bytes)).toBe(bytes);
  });

  it('does not stay in a document that cannot be read', () => {
    const bytes = Buffer.from(JSON.stringify(document({}, {}, { gamelog: [message] }))).subarray(0, -2);
    expect(Buffer.from(cutChat(bytes)).toString()).not.toContain(said);
  });

  it('is found at every depth, whatever surrounds the document', () => {
    const text = JSON.stringify(document({}, {}, { gamelog: [message] }));
    for (const odd of [
      `[${text}]`,
      `{"inside":${text}}`,
      `${' '.repeat(500)}${text}`,
      `x${text}`,
      `${text}}`,
    ]) {
      const cut = Buffer.from(cutChat(Buffer.from(odd))).toString();
      expect(cut, odd.slice(0, 40)).not.toContain(said);
      expect(odd).toContain(said);
    }
  });

  it('is found in other encodings, in other quotes, and where the document is a text itself', () => {
    const text = JSON.stringify(document({}, {}, { gamelog: [message] }));
    const wide = Buffer.from(text, 'utf16le');
    const odd = [
      wide,
      Buffer.from(wide).swap16(),
      Buffer.concat(Array.from(text, (char) => Buffer.from(`${char}\0\0\0`))),
      Buffer.from(JSON.stringify(text)),
      Buffer.from(JSON.stringify({ inside: text, list: [text] })),
      Buffer.from(text.replaceAll('"message"', "'message'")),
      Buffer.from(`\0${text}`),
    ];
    for (const bytes of odd) {
      const plain = (some: Uint8Array) => Buffer.from(some).toString('latin1').replaceAll('\0', '');
      expect(plain(bytes)).toContain(said);
      expect(plain(cutChat(bytes))).not.toContain(said);
      expect(cutChat(bytes).length).toBeGreaterThan(10);
    }
  });

  it('leaves a text file as it is, whatever its players are called', () => {
    const lines = 'a\\supply\\\\1\\1\\1\\5:00\\5:00\n0BA466E4\\message \\u0041\0\\0\\1\\0 \t1';
    const bytes = Buffer.from(lines);
    expect(cutChat(bytes)).toBe(bytes);
  });

  it('is cut with the whole entry that cannot be read, because its text may come before its label', () => {
    const cut = cutChat(Buffer.from(`{"gamelog":[{"damaged":"${said}","label":"message"`));
    expect(Buffer.from(cut).toString()).toBe('{"gamelog":[');
  });

  it('leaves the bytes of names as they are', () => {
    const text = JSON.stringify(document({}, { name: 'caf\u00e9' }, { gamelog: [message] }));
    const parsed = parseJsonRound('a.json', cutChat(Buffer.from(text, 'latin1')));
    expect(parsed.ok && parsed.document.players[0]?.rawName).toBe('caf\u00e9');
  });
});
