/**
 * Files with fewer bytes do not prove that two servers are one: both may write the same header without players in the
 * same second. The lines of two players are longer.
 */
export const LEAST_TELLING_BYTES = 512;
