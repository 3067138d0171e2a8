/** A game server: its key and the zone of its clock. */
export type EtlegacyServer = { readonly key: string; readonly zone: string };
