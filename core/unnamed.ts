/** What a name without anything to see is called, in every answer and to find its player by. */
export const UNNAMED = 'unnamed';
