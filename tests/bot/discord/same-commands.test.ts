import { etlegacyBot } from '../../../bot/etlegacy/etlegacy-bot.ts';
import { describe, expect, it } from 'vitest';
import { sameCommands } from '../../../bot/discord/same-commands.ts';
import { createRegistry, payloadsOf } from '../../../bot/registry.ts';

const wanted = payloadsOf(createRegistry([etlegacyBot]));

/** Returns the commands as Discord does: with ids, defaults and nulls, in another order. */
function echo(commands: readonly object[]): unknown[] {
  return commands
    .map((command, at) => ({
      id: String(at),
      application_id: '1',
      version: '2',
      nsfw: false,
      name_localizations: null,
      dm_permission: true,
      ...command,
    }))
    .toReversed();
}

describe('sameCommands', () => {
  it('treats our commands as equal when Discord adds ids and defaults', () => {
    expect(sameCommands(wanted, echo(wanted), 'global')).toBe(true);
  });

  it('detects a new description, a new option and a missing command', () => {
    const rest = wanted.slice(1);
    const other = wanted.map((one) => ('description' in one ? { ...one, description: 'other' } : one));
    expect(sameCommands(wanted, echo(rest), 'global')).toBe(false);
    expect(sameCommands(other, echo(wanted), 'global')).toBe(false);
    const longer = wanted.map((one) =>
      'options' in one ? { ...one, options: one.options?.slice(1) ?? [] } : one,
    );
    expect(sameCommands(longer, echo(wanted), 'global')).toBe(false);
  });

  it('ignores the contexts that Discord omits from commands of one server', () => {
    const known = echo(wanted).map((one) => ({
      ...Object(one),
      contexts: null,
      integration_types: undefined,
    }));
    expect(sameCommands(wanted, known, 'guild')).toBe(true);
    expect(sameCommands(wanted, known, 'global')).toBe(false);
  });
});

describe('our commands', () => {
  it('stay within the limits of Discord', () => {
    for (const command of wanted) {
      expect(command.name.length).toBeLessThanOrEqual(32);
      expect(JSON.stringify(command).length).toBeLessThan(8000);
      if ('options' in command) expect(command.options?.length ?? 0).toBeLessThanOrEqual(25);
    }
  });
});
