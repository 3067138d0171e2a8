import { describe, expect, it } from 'vitest';
import { readFile } from '../../../../importer/etlegacy/files/read-file.ts';
import { recogniseName } from '../../../../parsers/etlegacy/tab/recognise-file.ts';
import { roundFile } from '../../../support/etlegacy/round-file.ts';

const AT = '2031-02-03 21:10:00';

describe('files that are not round files', () => {
  const codeOf = (name: string, body: string | Uint8Array | readonly number[] = 'x\n'): string | null => {
    const read = readFile(name, typeof body === 'string' ? Buffer.from(body) : Buffer.from([...body]));
    return read.ok ? null : read.code;
  };
  const round = roundFile({ at: AT });

  it.each([
    ['evening.zip', [0x50, 0x4b, 3, 4, 0], 'ARCHIVE'],
    ['2031-02-03-211000-oasis-round-1.txt', [0x1f, 0x8b, 8, 0], 'ARCHIVE'],
    ['2031-02-03-211000-oasis-round-1.txt', '{"round_info": {}, "player_stats": {}}', 'BAD_JSON'],
    ['stats-abc-2031-02-03-211000-oasis-round-1.json', '{"round', 'TRUNCATED'],
    ['whatever.json', '[]', 'JSON'],
    ['gametime-oasis-R2-1.json', '{}', 'COMPANION'],
    ['2031-02-03-211000-oasis-round-2_objectives.txt', '# objectives\n', 'COMPANION'],
    ['MatchID.txt', '9\n', 'COMPANION'],
    ['eu1_2031-02-03-211000-oasis-round-1.txt', round.body.toString(), 'PREFIXED_NAME'],
    ['eu1_2031-02-03-211000-oasis-round-1-endstats.txt', 'Most kills\tanna\t9\n', 'PREFIXED_NAME'],
    ['2031-02-03-211000-oasis-round-1-endstats-1.txt', 'Most kills\tanna\t9\n', 'BAD_NAME'],
    ['2031-02-03-211000-oasis-round-1.txt', '[{"round": 1}]\n', 'JSON'],
    ['2031-02-03-211000-oasis-round-1.txt', '\uFEFF{"round": 1}\n', 'JSON'],
    ['2031-02-03-211000-oasis-round-1.txt', '[clan] server\n', 'BAD_HEADER'],
    ['2031-02-03-211000-oasis-round-1-copy.txt', round.body.toString(), 'BAD_NAME'],
    ['notes.txt', 'hello\n', 'OTHER_FILE'],
    ['renamed.txt', round.body.toString(), 'BAD_NAME'],
    [round.name, '<!DOCTYPE html>\n<html><body>Please log in</body></html>\n', 'WEB_PAGE'],
    [round.name, '\uFEFF\r\n  <HTML lang="de">', 'WEB_PAGE'],
    [round.name, '<?xml version="1.0"?>\n<error/>\n', 'WEB_PAGE'],
    ['login.html', '<html></html>', 'WEB_PAGE'],
    [round.name, Buffer.from(`\uFEFF${round.body.toString()}`, 'utf16le'), 'UTF16'],
    [round.name, Buffer.from(round.body.toString(), 'utf16le'), 'UTF16'],
    [round.name, Buffer.from(`\uFEFF${round.body.toString()}`, 'utf16le').swap16(), 'UTF16'],
  ] as const)('%s (%#)', (name, body, code) => {
    expect(codeOf(name, body)).toBe(code);
  });

  it('does not include round files or their endstats', () => {
    expect(codeOf(round.name, round.body.toString())).toBeNull();
    const odd = roundFile({ at: AT, header: { server: '<html> head' } });
    expect(codeOf(odd.name, odd.body.toString())).toBeNull();
    expect(recogniseName('2031-02-03-211000-oasis-round-1-endstats.txt')).toBeNull();
  });
});
