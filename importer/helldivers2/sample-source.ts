/** Source of the sample war that ships with Debrief. */
export const SAMPLE = 'sample';
