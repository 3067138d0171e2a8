/** Rows of the map and the weapon picture, and of their alt texts. */
export const TABLE_ROWS = 16;
