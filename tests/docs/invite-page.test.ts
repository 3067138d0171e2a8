import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { inviteLink } from '../../bot/discord/invite-link.ts';
import { ASKED_PERMISSIONS } from '../../bot/discord/permissions.ts';

const PAGE = path.resolve(import.meta.dirname, '../../docs/invite.md');

it('docs/invite.md names the permissions the bot asks for, all of them and no other', async () => {
  const page = await readFile(PAGE, 'utf8');
  const table = page.split('## Permissions')[1]?.split('\n## ')[0] ?? '';
  const named = [...table.matchAll(/^\| ([^|]+?) \|/gm)].map(([, name]) => name).slice(1);
  expect(named).toEqual(Object.keys(ASKED_PERMISSIONS));
});

it('docs/invite.md shows the link the bot prints', async () => {
  const page = await readFile(PAGE, 'utf8');
  expect(page).toContain(inviteLink('APPLICATION_ID'));
});
