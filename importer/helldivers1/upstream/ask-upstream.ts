export type Form = Readonly<Record<string, string>>;

export type UpstreamAnswer =
  | { readonly ok: true; readonly body: Uint8Array; readonly contentType: string }
  /** What happened, for people. */
  | { readonly ok: false; readonly reason: string };

/** Asks the API once, in its turn; throws only when it was told to stop. */
export type AskUpstream = (form: Form) => Promise<UpstreamAnswer>;
