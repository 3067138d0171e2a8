/**
 * The subject of a post that tells one moment of a war: as the war itself is another subject, its changes do not compare
 * the post with a present in which that moment is over.
 */
export function momentSubject(season: number): string {
  return `${season}/moment`;
}

/** The war of such a subject. */
export function seasonOfMoment(subject: string): number {
  return Number.parseInt(subject, 10);
}
