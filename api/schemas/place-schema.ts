import { z } from 'zod';

/** 1970 and the end of 9999, in milliseconds: what the database and the form of times can carry. */
const LAST_MS = 253_402_300_799_999;

/** The place of an item in a list that is ordered by time and id; in a cursor it may come from anybody. */
export const PLACE_IN_TIME = z.tuple([z.int().min(0).max(LAST_MS), z.int().min(0)]);
