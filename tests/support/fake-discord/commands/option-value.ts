import type { FileInput } from '../store-files.ts';

/** Ids for users, roles and channels; a file for an attachment. */
export type OptionValue = string | number | boolean | FileInput;
