/** Source of the made-up wars that ship with Debrief. */
export const SAMPLE = 'sample';
