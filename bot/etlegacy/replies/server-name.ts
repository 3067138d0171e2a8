/** What people call a game server: its name in the game, or its key where a document has none. */
export function serverName({
  hostName,
  server,
}: {
  readonly hostName: string;
  readonly server: string;
}): string {
  return hostName === '' ? server : hostName;
}
