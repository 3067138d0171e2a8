/** Begins the keys of alarms that go on until what they are about is put right, whatever the watchdog finds. */
export const LASTING = 'lasting/';
