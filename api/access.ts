// Who may call a route. Every route declares it in its `config`; one that does not keeps the server from starting.
import type { Caller, Scope } from '../people/caller.ts';
import type { ErrorForm } from './errors/error-form.ts';

/**
 * A scope: callers with that scope. `any`: callers with a valid key or token. `local`: everybody on this machine,
 * elsewhere callers with the scope `operate`. `local-read`: everybody on this machine who sends no key, else callers
 * with the scope `read`. `open`: everybody. `page`: everybody; the page decides by the cookies of its visitors.
 */
export type Access = Scope | 'any' | 'local' | 'local-read' | 'open' | 'page';

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access;
    /** Its answers change only when payloads or decisions come, so that clients may ask whether anything changed. */
    isCached?: boolean;
    /** The form of this route's errors, for clients of another project that expect one. */
    errorForm?: ErrorForm;
  }

  interface FastifyRequest {
    /** Who asks; null for nobody in particular. */
    caller: Caller | null;
    /** Returns the keys of the sources of the route's game that the caller may see. */
    sources: () => Promise<readonly string[]>;
  }
}
