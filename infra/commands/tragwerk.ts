#!/usr/bin/env node
import { Refusal } from '../../shared/domain/refusal.ts';
import type { Command } from './command.ts';
import { doctor } from './doctor.ts';
import { importSupporters } from './import-supporters.ts';
import { note } from './note.ts';
import { openOffice } from './office.ts';
import { payouts } from './payouts.ts';
import { proof } from './proof.ts';
import { reconcile } from './reconcile.ts';
import { replay } from './replay.ts';
import { tasks } from './tasks.ts';
import { transfers } from './transfers.ts';
import { verifyRegisterCommand } from './verify-register.ts';
import { wall } from './wall.ts';

const commands: Readonly<Record<string, Command>> = {
  doctor,
  tasks,
  note,
  transfers,
  wall,
  proof,
  payouts,
  reconcile,
  replay,
  'verify-register': verifyRegisterCommand,
  'import-supporters': importSupporters,
};

const usage = `What people do for a house that otherwise runs by itself.

  npm run tragwerk -- <command> [options]      npm run tragwerk -- <command> --help

${Object.entries(commands)
  .map(([name, { summary }]) => `  ${name.padEnd(17)} ${summary}`)
  .join('\n')}

Which house, by the environment (docs/operations.md):

  STAGE=local                 the one of npm start; PORT if it is not on 3000
  STAGE=test|production       a deployed one, with TABLE_NAME=… and for the doctor WEBHOOK_URL=…
  LANG=de|en                  in which language the treasurer reads`;

const [name = '', ...words] = process.argv.slice(2);
const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
const locale = process.env['LANG']?.startsWith('en') ? 'en' : 'de';

const sentenceOf = (error: unknown): string => {
  if (error instanceof Refusal) return error.in(locale);
  if (!(error instanceof Error)) return String(error);
  const misread = 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
  return misread ? `${error.message}\nAll options: npm run tragwerk -- ${name} --help` : error.message;
};

try {
  if (['', '--help', '-h', 'help'].includes(name)) console.log(usage);
  else if (!command) {
    console.error(`There is no command ${name}.\n\n${usage}`);
    process.exitCode = 1;
  } else if (words.includes('--help')) console.log(command.usage);
  else if (!(await command.run(words, async () => openOffice(process.env), console.log)))
    process.exitCode = 1;
} catch (error) {
  console.error(sentenceOf(error));
  process.exitCode = 1;
}
