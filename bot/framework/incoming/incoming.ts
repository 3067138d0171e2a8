// A person's action, from Discord's gateway or the terminal.
import type { Viewer } from '../../../people/viewer.ts';

/** Options as Discord sends them: by name; a user is the id. */
export type RawOptions = Readonly<Record<string, string | number | boolean>>;

/** A file uploaded in a form; all fields come from the sender and are untrusted. */
export type Upload = { readonly name: string; readonly url: string; readonly size: number };

export type Request =
  | {
      readonly kind: 'command';
      readonly name: string;
      readonly path: readonly string[];
      readonly options: RawOptions;
    }
  | {
      readonly kind: 'complete';
      readonly name: string;
      readonly path: readonly string[];
      readonly options: RawOptions;
      readonly focused: string;
    }
  | {
      readonly kind: 'press';
      readonly customId: string;
      /** The choice in a select, or the text typed into a form. */
      readonly filling: string | null;
      /** Files uploaded in a form. */
      readonly files?: readonly Upload[];
      /** Whether the message answers this person, so that it may be edited for them. */
      readonly isOwn: boolean;
      /** Id of the interaction that created the pressed message; null when Discord does not send it. */
      readonly origin: string | null;
    };

export type Incoming = {
  readonly id: string;
  readonly viewer: Viewer;
  readonly request: Request;
  /** Whether pictures may be attached there. */
  readonly mayAttach: boolean;
  /** An open page asks again by itself: that does not count against the cooldown of the person. */
  readonly isRefresh?: boolean;
};
