import { expect, it } from 'vitest';
import { ComponentType } from 'discord-api-types/v10';
import { chooseZone } from '../../cli/app/choose-zone.ts';
import { messageLines } from '../../cli/say/message-lines.ts';
import { fetchZones } from '../../stats/etlegacy/fetch-zones.ts';
import { importFiles } from '../support/etlegacy/import-files.ts';
import { roundFile } from '../support/etlegacy/round-file.ts';
import { createTestDatabase } from '../support/database/test-database.ts';

const NOBODY: [] = [];
const UNSET = { zone: 'UTC', isZoneSet: false };

it('shows times in the zone of the server, unless another zone is set or the servers differ', async () => {
  const test = await createTestDatabase();
  try {
    expect(await chooseZone(test.db, UNSET, [fetchZones])).toBe('UTC');
    await importFiles(test.db, [roundFile()], { server: 'one', zone: 'Europe/Ljubljana' });
    expect(await chooseZone(test.db, UNSET, [fetchZones])).toBe('Europe/Ljubljana');
    expect(await chooseZone(test.db, { zone: 'Asia/Tokyo', isZoneSet: true }, [fetchZones])).toBe(
      'Asia/Tokyo',
    );
    await importFiles(test.db, [roundFile()], { server: 'two', zone: 'Europe/Helsinki' });
    expect(await chooseZone(test.db, UNSET, [fetchZones])).toBe('UTC');
  } finally {
    await test.close();
  }
});

it('prints the zone with every time in the terminal', () => {
  const components = [{ type: ComponentType.TextDisplay as const, content: 'Played <t:1760470980:f>.' }];
  const message = { flags: 0, components, allowed_mentions: { parse: NOBODY }, files: [] };
  expect(messageLines(message, 'Europe/Ljubljana')[0]).toBe('Played 2025-10-14 21:43 CEST.');
});
