import { runProgram } from '../../database/embedded/run-program.ts';

/** Starts a program as a container does: it sees no process, no shared memory and no mount of others. */
export const AS_CONTAINER = [
  'unshare',
  '--pid',
  '--ipc',
  '--mount',
  '--fork',
  '--mount-proc',
  '--kill-child',
] as const;

/** Starts a program as systemd does with PrivateTmp: its /tmp is another one. */
export const WITH_PRIVATE_TMP = [
  'unshare',
  '--mount',
  'sh',
  '-c',
  'mount -t tmpfs tmpfs /tmp && exec "$@"',
  'sh',
] as const;

/** Whether this user may make namespaces here; in most containers nobody may. */
export async function canUnshare(): Promise<boolean> {
  if (process.platform !== 'linux') return false;
  const [file, ...args] = AS_CONTAINER;
  const tries = [
    await runProgram(file, [...args, 'true'], {}),
    await runProgram(WITH_PRIVATE_TMP[0], [...WITH_PRIVATE_TMP.slice(1), 'true'], {}),
  ];
  return tries.every(({ code }) => code === 0);
}
