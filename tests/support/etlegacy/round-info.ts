/** `round_info` of a JSON document of stats.lua: a round one of 5:00 that the attackers won. */
export const ROUND_INFO = {
  servername: 's',
  config: '',
  mapname: 'supply',
  round: 1,
  defenderteam: 1,
  winnerteam: 2,
  timelimit: '10:00',
  nextTimeLimit: '5:00',
  matchID: '1770600403',
  round_start: 1000,
  round_end: 300_000,
  round_end_unix: 1_770_600_400,
};
