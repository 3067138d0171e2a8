import { ASKED_PERMISSIONS } from './permissions.ts';

/** Returns the link by which an admin adds the bot to a Discord server, with the fewest permissions it needs. */
export function inviteLink(applicationId: string): string {
  const permissions = Object.values(ASKED_PERMISSIONS).reduce((all, bit) => all | bit, 0n);
  const query = new URLSearchParams({
    client_id: applicationId,
    permissions: String(permissions),
    scope: 'bot applications.commands',
  });
  return `https://discord.com/oauth2/authorize?${query.toString()}`;
}
