/** Rows of the map and the weapon picture, and of their words. */
export const TABLE_ROWS = 16;
