// What somebody did, whichever way it came: Discord's gateway or the terminal.
import type { Viewer } from '../../people/viewer.ts';

/** Options as Discord sends them: by name; a user is the id. */
export type RawOptions = Readonly<Record<string, string | number | boolean>>;

/** A file that was handed over in a form; what it says of itself is what its sender says. */
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
      /** What was chosen in a select or typed into a form. */
      readonly filling: string | null;
      /** What was handed over in a form. */
      readonly files?: readonly Upload[];
      /** Whether the message answers this very person, so that it may be changed for him. */
      readonly isOwn: boolean;
      /** Id of what brought the pressed message into being; null where Discord does not say. */
      readonly origin: string | null;
    };

export type Incoming = {
  readonly id: string;
  readonly viewer: Viewer;
  readonly request: Request;
  /** Whether pictures may be attached there. */
  readonly mayAttach: boolean;
};
