const DISCORD_EPOCH = 1_420_070_400_000n;
let counter = 0n;

/** Returns a new ascending id of 19 digits, as Discord does: milliseconds, then a counter. */
export function makeSnowflake(at = Date.now()): string {
  counter = (counter + 1n) & 0x3f_ffffn;
  return (((BigInt(Math.floor(at)) - DISCORD_EPOCH) << 22n) | counter).toString();
}
