// A process of its own that opens the server of the home in its first argument, says so, and leaves when told to.
import { openEmbedded } from '../../database/embedded/open-embedded.ts';

const home = process.argv[2];
if (home === undefined) throw new Error('The home is missing.');

const server = await openEmbedded({ home, settings: { fsync: 'off' } });
process.stdout.write('open\n');
const leave = (): void => {
  void server.close().then(() => process.exit(0));
};
process.stdin.once('data', leave);
// The test that started us is gone.
process.stdin.once('end', leave);
