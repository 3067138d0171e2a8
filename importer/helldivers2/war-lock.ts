/** All that write the war hold it: who polls, and verbs that update or wipe. */
export const WAR_LOCK = 'helldivers2';
