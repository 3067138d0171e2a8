import { etlegacyBot } from '../../../bot/etlegacy/etlegacy-bot.ts';
import { describe, expect, it } from 'vitest';
import { createRegistry } from '../../../bot/registry.ts';
import { readLine } from '../../../bot/framework/read-line.ts';

const { commands } = createRegistry([etlegacyBot]);

describe('readLine', () => {
  it.each([
    ['/top stat:dpm period:all', 'top', [], { stat: 'dpm', period: 'all' }],
    ['top stat:damage per minute min_rounds:3', 'top', [], { stat: 'damage per minute', min_rounds: 3 }],
    ['/admin reimport what:round round:abc', 'admin', ['reimport'], { what: 'round', round: 'abc' }],
    [
      '/player player:ABCDEF12:some name private:true',
      'player',
      [],
      { player: 'ABCDEF12:some name', private: true },
    ],
    ['/help', 'help', [], {}],
    [
      '/player player:see https://example.org  or note:x private:true',
      'player',
      [],
      { player: 'see https://example.org  or note:x', private: true },
    ],
    ['/top stta:dpm period:all', 'top', [], { stta: 'dpm', period: 'all' }],
  ])('reads %j', (line, name, path, options) => {
    expect(readLine(line, commands)).toEqual({ kind: 'command', name, path, options });
  });

  it('rejects an unknown command', () => {
    expect(readLine('/nope', commands)).toBeNull();
    expect(readLine('', commands)).toBeNull();
  });
});
