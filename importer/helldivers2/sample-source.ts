/** Source of the made-up war that ships with Debrief. */
export const SAMPLE = 'sample';
