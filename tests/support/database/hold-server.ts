// A separate process that opens the server of the home in its first argument, reports it, and exits on request. The
// second argument is how many milliseconds it waits for a server that does not answer.
import { openEmbedded } from '../../../database/embedded/open-embedded.ts';

const [, , home, patience] = process.argv;
if (home === undefined) throw new Error('The home is missing.');

const server = await openEmbedded({
  home,
  settings: { fsync: 'off' },
  ...(patience === undefined ? {} : { patienceMs: Number(patience) }),
});
process.stdout.write('open\n');
const leave = (): void => {
  void server.close().then(() => process.exit(0));
};
process.stdin.once('data', leave);
// The test that started this process has ended.
process.stdin.once('end', leave);
