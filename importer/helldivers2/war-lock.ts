/** Held by every writer of the war: the poller, and verbs that update or wipe. */
export const WAR_LOCK = 'helldivers2';
