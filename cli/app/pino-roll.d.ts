// The package ships no types.
declare module 'pino-roll' {
  type Options = {
    readonly file: string;
    readonly frequency?: 'daily' | 'hourly' | number;
    readonly dateFormat?: string;
    readonly size?: string;
    readonly mkdir?: boolean;
    readonly sync?: boolean;
    /** Characters buffered while they cannot be written; more are dropped, each with an event `drop`. */
    readonly maxLength?: number;
    /** With it each rotation ends with an event `cleanup-complete`. */
    readonly limit?: { readonly count: number };
  };
  function build(options: Options): Promise<NodeJS.WritableStream>;
  export = build;
}
