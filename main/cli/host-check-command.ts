import type { ChildCommand } from '../lab/child-group.ts';
import { hostCommand, ownHostCommand } from '../lab/host-command.ts';
import { serverCommand } from '../lab/test-server.ts';
import { checkHost } from '../run-hosts/conformance/check-host.ts';
import { HostNotStartedError } from '../run-hosts/conformance/driven-host.ts';
import { identifyHost } from '../run-hosts/host-file.ts';
import { findRuntimes } from '../runtimes/find-runtimes.ts';
import { selectedKind, selectRuntime } from '../runtimes/select-runtime.ts';
import type { CliIo } from './cli-io.ts';
import { EXIT_COMPLETED, EXIT_FAILED } from './exit-codes.ts';
import type { Flags } from './flags.ts';
import { type CheckedHost, hostCheckText } from './host-check-text.ts';
import { EXAMPLE_WORD, examplePlaces, hostTarget, namedHost } from './host-target.ts';
import { cliPaths } from './paths.ts';
import { ERASE_LINE } from './terminal-text.ts';
import { UsageError } from './usage-error.ts';
import { userSettings } from './user-settings.ts';

/**
 * `host-check`: whether a run host keeps to the protocol, rule by rule.
 * @param which a path, `example`, or a selector such as `node` or `python@3.11`, which means the host
 * that Corelane brings for it
 * @throws UsageError when there is nothing that could be checked
 */
export async function hostCheckCommand(
  flags: Flags,
  io: CliIo,
  which: string | null,
): Promise<number> {
  if (which === null)
    throw new UsageError(
      "The run host is missing: give the path of its program, 'example', 'node' or 'python'.",
    );
  const command = await commandOf(which, io);
  const report = await checkOrRefuse(command, io);
  const host: CheckedHost = { host: which, ...report };
  await io.out(
    flags.has('json')
      ? `${JSON.stringify({ schema: 'corelane.host-check/1', ...host })}\n`
      : hostCheckText(host),
  );
  return report.conforms ? EXIT_COMPLETED : EXIT_FAILED;
}

async function checkOrRefuse(command: ChildCommand, io: CliIo) {
  const server = {
    executable: process.execPath,
    environment: 'electron' in process.versions ? { ELECTRON_RUN_AS_NODE: '1' } : {},
  };
  try {
    return await checkHost({
      command,
      serverCommand: serverCommand(server, cliPaths().workloadsDirectory),
      ...(io.isTerminal ? { onProgress: (step) => io.err(`${ERASE_LINE}${step} …`) } : {}),
    });
  } catch (thrown) {
    if (thrown instanceof HostNotStartedError) throw new UsageError(thrown.message);
    throw thrown;
  } finally {
    if (io.isTerminal) io.err(ERASE_LINE);
  }
}

async function commandOf(which: string, io: CliIo): Promise<ChildCommand> {
  const kind = selectedKind(which);
  const places = examplePlaces(io);
  if (kind !== null) {
    const { defaultRuntimes } = await userSettings(io);
    const selection = await selectRuntime(
      which,
      await findRuntimes({ kinds: [kind] }),
      defaultRuntimes,
    );
    if (!selection.ok) throw new UsageError(selection.error.message);
    return hostCommand(selection.value, places);
  }
  const target = hostTarget(which, io.workingDirectory);
  if (target === EXAMPLE_WORD) return hostCommand(await namedHost(target, io), places);
  const file = await identifyHost(target);
  if (!file.ok) throw new UsageError(`'${target}' can't be checked. ${file.error.message}`);
  return ownHostCommand(target);
}
