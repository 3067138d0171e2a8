// debrief helldivers1 tls: who the host of the API is, for a person to approve. Shakes hands and sends nothing; needs no
// database.
import { Command } from 'commander';
import { inspectHost, type Introduction } from '../../importer/helldivers1/tls/connect-host.ts';
import { hostOf } from '../../importer/helldivers1/tls/host-of.ts';
import type { Helldivers1Settings } from '../../importer/helldivers1/settings.ts';
import { withoutStop } from '../../core/without-stop.ts';
import { UserError } from '../../core/user-error.ts';
import { loadConfig } from '../app/open-app.ts';
import { plainText, printJson, printLine } from '../print/print.ts';
import { readSettings } from './read-settings.ts';

export const tlsCommand = new Command('tls')
  .description('Show name, validity, chain and key of the host of the API; ends with 1 if it is not trusted')
  .option('--json', 'print it as JSON')
  .action(async ({ json }: { json?: true }) => {
    // Reads .env.
    loadConfig();
    const { HD1_URL: url, HD1_PINS: pins } = readSettings(process.env);
    if (url.protocol !== 'https:') {
      throw new UserError(
        `${url.host} is asked without TLS, so there is no certificate.`,
        'Set HD1_URL to an address with https:// to look at one.',
      );
    }
    const seen = await look(url);
    const isPinned = pins.includes(seen.certificate.pin);
    if (seen.problem !== null && !isPinned) process.exitCode = 1;
    if (json === true) printJson({ host: url.hostname, ...seen, isPinned });
    else for (const line of describe(url, seen, pins)) printLine(plainText(line));
  });

async function look(url: URL): Promise<Introduction> {
  try {
    return await inspectHost({ hostname: hostOf(url), port: Number(url.port || 443) });
  } catch (error) {
    throw new UserError(
      `${url.host} cannot be reached: ${withoutStop(error instanceof Error ? error.message : String(error))}.`,
      'Check HD1_URL and the connection of this machine.',
    );
  }
}

function describe(
  url: URL,
  { certificate, problem }: Introduction,
  pins: Helldivers1Settings['HD1_PINS'],
): string[] {
  return [
    `Host      ${url.host}`,
    `Made for  ${certificate.names}`,
    `Valid     ${certificate.validFrom.toISOString()} to ${certificate.validTo.toISOString()}`,
    `Chain     ${[certificate.subject, ...certificate.chain].join(' <- ')}`,
    `Key       ${certificate.pin}`,
    '',
    ...verdict(certificate.pin, problem, pins),
  ];
}

function verdict(pin: string, problem: string | null, pins: readonly string[]): string[] {
  if (problem === null) return ['Trusted: the certificate is valid. No pin is needed.'];
  if (pins.includes(pin)) return [`Trusted: its key is pinned. (${capitalise(problem)}.)`];
  const add = `HD1_PINS=${[...pins, pin].join(',')}`;
  if (pins.length === 0) {
    return [
      `Not trusted: ${problem}.`,
      'Nothing is asked of this host. If you are sure that it is the right one, approve its key in .env:',
      `  ${add}`,
    ];
  }
  return [
    `NOT TRUSTED: ${problem}, and the key is none of those you pinned. It has changed, or this is another machine.`,
    'Ask somebody on another network what they see before you approve it. Then add it in .env:',
    `  ${add}`,
  ];
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
