import { describe, expect, it } from 'vitest';
import { FIELDS } from '../../../core/etlegacy/fields.ts';
import { parseRoundFile } from '../../../parsers/etlegacy/tab/parse-round-file.ts';
import {
  camelCase,
  corpusNote,
  hasCorpus,
  readCorpusFile,
  readGolden,
  readTruth,
  readWriterFile,
} from './corpus.ts';

const golden = readGolden();
const rounds = Object.entries(golden.files).filter(([, file]) => file.kind === 'round');
const real = rounds.filter(
  ([, file]) => file.rows !== undefined && file.rows.length === file.players && file.header,
);

describe.skipIf(!hasCorpus)(`real round files${corpusNote}`, () => {
  it('reads every header as the independent reader does', () => {
    for (const [name, file] of real) {
      const parsed = parseRoundFile(name, readCorpusFile(name));
      if (file.synthetic) continue;
      expect(parsed.ok, name).toBe(true);
      if (!parsed.ok) continue;
      const { header } = parsed.document;
      expect({
        server: header.serverName,
        map: header.map,
        config: header.config,
        round: header.label,
        defender: header.defender,
        winner: header.winner,
        limit: header.limitS,
        next: header.nextLimitS,
        playtime: header.playtimeMs,
        at: parsed.file.localEnd,
      }).toEqual({
        server: file.header?.server,
        map: file.map,
        config: file.header?.config,
        round: file.round,
        defender: file.header?.defender === 1 ? 'axis' : 'allies',
        winner: file.header?.winner === 1 ? 'axis' : 'allies',
        limit: file.header?.timelimit_s,
        next: file.header?.next_timelimit_s,
        playtime: null,
        at: file.timestamp.replace(/ (\d\d)(\d\d)(\d\d)/, 'T$1:$2:$3'),
      });
    }
  });

  it('reads every number of every player line as the independent reader does', () => {
    let lines = 0;
    for (const [name, file] of real) {
      if (file.synthetic) continue;
      const parsed = parseRoundFile(name, readCorpusFile(name));
      if (!parsed.ok) throw new Error(`${name}: ${parsed.reason}`);
      expect(parsed.document.faults).toEqual([]);
      expect(parsed.document.players.length).toBe(file.rows?.length);
      const goldenRows = new Map(file.rows?.map((row) => [`${row.guid} ${row.name}`, row]));
      for (const player of parsed.document.players) {
        const row = goldenRows.get(`${player.guid} ${player.rawName}`);
        if (row === undefined) throw new Error(`${name}: unknown line of ${player.guid}`);
        const expected = new Map(Object.entries(row).map(([key, value]) => [camelCase(key), value]));
        expect(player.name).toBe(row.clean_name);
        expect([player.rounds, ['', 'axis', 'allies', 'spectator'].indexOf(player.team)]).toEqual([
          row.rounds,
          row.team,
        ]);
        expect(player.weapons).toEqual(row.weapons);
        for (const field of FIELDS) {
          expect(player.fields[field.name], `${name} ${player.guid} ${field.name}`).toBe(
            expected.get(field.name) ?? null,
          );
        }
        lines++;
      }
    }
    expect(lines).toBe(779);
  });

  it('rejects files that no game server wrote', () => {
    const names = rounds.filter(([, file]) => file.synthetic).map(([name]) => name);
    const codes = [...names, '2025-12-17-130000-badmap-round-1.txt']
      .map((name) => parseRoundFile(name, readCorpusFile(name)))
      .map((parsed) => (parsed.ok ? 'ok' : parsed.code));
    expect(codes.sort()).toEqual(['BAD_HEADER', 'TRUNCATED', 'TRUNCATED']);
  });

  it('reads every file of the genuine writer, whatever names its players chose', () => {
    const names = readTruth().rounds.flatMap((round) => round.file ?? []);
    for (const name of names) {
      const parsed = parseRoundFile(name, readWriterFile(name));
      expect(parsed.ok && parsed.document.faults, name).toEqual([]);
    }
    expect(names.length).toBe(111);
  });
});
