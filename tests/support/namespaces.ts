import { runProgram } from '../../database/embedded/run-program.ts';

/** Starts a program as a container does: without access to processes, shared memory and mounts of others. */
export const AS_CONTAINER = [
  'unshare',
  '--pid',
  '--ipc',
  '--mount',
  '--fork',
  '--mount-proc',
  '--kill-child',
] as const;

/** Starts a program as systemd does with PrivateTmp: with a separate /tmp. */
export const WITH_PRIVATE_TMP = [
  'unshare',
  '--mount',
  'sh',
  '-c',
  'mount -t tmpfs tmpfs /tmp && exec "$@"',
  'sh',
] as const;

/** Whether this user may create namespaces here; in most containers this is not permitted. */
export async function canUnshare(): Promise<boolean> {
  if (process.platform !== 'linux') return false;
  const [file, ...args] = AS_CONTAINER;
  const tries = [
    await runProgram(file, [...args, 'true'], {}),
    await runProgram(WITH_PRIVATE_TMP[0], [...WITH_PRIVATE_TMP.slice(1), 'true'], {}),
  ];
  return tries.every(({ code }) => code === 0);
}
