/** What one status says to judge others by. */
export type Witness = {
  readonly observedAt: Date;
  /** SHA-256 of the bytes, hex. */
  readonly hash: string;
  readonly timeGame: number;
  readonly planets: number;
};
