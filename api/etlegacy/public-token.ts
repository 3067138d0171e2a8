/** What the scripts of a game server send where nobody set a token; anybody can read it in their source. */
export const PUBLIC_TOKEN = 'GameStatsWebLuaToken';
