// debrief helldivers2: what an operator does with the war: ask the upstream now, see how things are, empty the tables.
import { Command } from 'commander';
import { statusCommand } from './status-command.ts';
import { updateCommand } from './update-command.ts';
import { wipeCommand } from './wipe-command.ts';

export const helldivers2Command = new Command('helldivers2')
  .description('Helldivers 2: ask the upstream now, see how the war is known, empty its tables')
  .addCommand(updateCommand)
  .addCommand(statusCommand)
  .addCommand(wipeCommand);
