import type { FastifyRequest } from 'fastify';

/** Whether the caller is bound to no source and no Discord server, so that nothing is kept from them. */
export function seesEverything({ caller }: Pick<FastifyRequest, 'caller'>): boolean {
  return caller?.reach.isEverything === true;
}
