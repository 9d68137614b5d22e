import { exitWith, processIo } from './process-io.ts';
import { reportError, runCli } from './run-cli.ts';

const io = processIo();

// The one place for what no command expected.
const endWith = (thrown: unknown): void => exitWith(reportError(thrown, io));
process.on('uncaughtException', endWith);
process.on('unhandledRejection', endWith);

// Whatever is still open then belongs to nobody.
exitWith(await runCli(process.argv.slice(2), io));
