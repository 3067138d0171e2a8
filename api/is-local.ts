import { isIPv4, isIPv6 } from 'node:net';
import type { FastifyRequest } from 'fastify';

/**
 * Whether a request comes from this machine and for a name of this machine: a page of another site that resolves its own
 * name to loopback sends that name, and a proxy that is not listed sends forwarding headers.
 */
export function isLocal(request: FastifyRequest): boolean {
  const { headers } = request;
  const isForwarded = headers['x-forwarded-for'] !== undefined || headers['forwarded'] !== undefined;
  return (
    isLoopback(request.ip) &&
    (!isForwarded || (request.ips !== undefined && request.ips.length > 1)) &&
    isLoopbackName(request.hostname)
  );
}

function isLoopback(address: string): boolean {
  const plain = address.replace(/^::ffff:/, '');
  return isIPv4(plain) ? plain.startsWith('127.') : isIPv6(plain) && plain === '::1';
}

function isLoopbackName(name: string): boolean {
  return name === 'localhost' || isLoopback(name.replace(/^\[|\]$/g, ''));
}
