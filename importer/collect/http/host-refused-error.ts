/**
 * Thrown by the fetch of a host that it must not be talked to: nothing was sent, and the next try would end the same. Its
 * message is whole sentences for people.
 */
export class HostRefusedError extends Error {}
