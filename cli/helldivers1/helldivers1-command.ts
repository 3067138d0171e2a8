// debrief helldivers1 ...: what only this game has.
import { Command } from 'commander';
import { seasonCommand } from './season-command.ts';
import { statusCommand } from './status-command.ts';
import { tlsCommand } from './tls-command.ts';

export const helldivers1Command = new Command('helldivers1')
  .description('Look after the wars of Helldivers 1')
  .addCommand(statusCommand)
  .addCommand(seasonCommand)
  .addCommand(tlsCommand);
