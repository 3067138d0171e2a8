/** The name or address to connect to; an IPv6 address has brackets in a URL only. */
export function hostOf({ hostname }: Pick<URL, 'hostname'>): string {
  return hostname.replace(/^\[(.*)\]$/, '$1');
}
