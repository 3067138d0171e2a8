export type Form = Readonly<Record<string, string>>;

export type UpstreamAnswer =
  | { readonly ok: true; readonly body: Uint8Array; readonly contentType: string }
  /** What happened, for people. */
  | { readonly ok: false; readonly reason: string };

/** Sends one request to the API, in turn; throws only when it was aborted. */
export type AskUpstream = (form: Form) => Promise<UpstreamAnswer>;
