import {
  type CheckSetting,
  type Combination,
  parametersMessage,
  withHost,
} from './check-setting.ts';
import { probeParameters } from './probe-parameters.ts';

interface BadFirstLine {
  readonly what: string;
  readonly line: object | string;
  /** The code that the protocol names for it; absent: it names none. */
  readonly code?: string;
}

/** Sends what no host can follow: each has to be refused, not guessed at. */
export async function checkBadParameters(
  setting: CheckSetting,
  combination: Combination,
): Promise<void> {
  for (const bad of badFirstLines(setting, combination)) {
    const seen = await withHost(setting, async (host) => {
      host.send(bad.line);
      const answer = await host.until(setting.limits.readyMs, 'host-error', 'ready');
      if (answer === null) return 'it said neither host-error nor ready';
      if (answer.message.type === 'ready') return 'it said ready';
      const { code, message } = answer.message;
      const exit = await host.exit(setting.limits.exitMs);
      if (exit?.code !== 1)
        return `after host-error it ended with ${exit?.signal ?? `exit code ${exit?.code ?? 'none'}`}`;
      if (bad.code === undefined || bad.code === code) return null;
      return `its host-error was ${code} (${message}), not ${bad.code}`;
    });
    setting.findings.note('bad-parameters', seen === null ? null : `${bad.what}: ${seen}`);
  }
}

function badFirstLines(setting: CheckSetting, combination: Combination): readonly BadFirstLine[] {
  const parameters = probeParameters(setting.folder)[combination.workload];
  const good = parametersMessage(combination, parameters);
  const code = 'bad-parameter';
  return [
    { what: 'a line that is no JSON', line: '{"type":"parameters",' },
    { what: 'an unknown workload', line: { ...good, workload: 'no-such-workload' } },
    { what: 'an unknown strategy', line: { ...good, strategy: 'no-such-strategy' } },
    { what: 'no workers', line: { ...good, workers: 0 } },
    { what: 'no parameters', line: { ...good, parameters: {} } },
    { what: 'an unknown option', line: { ...good, options: { noSuchOption: true } }, code },
    { what: 'an unknown value', line: { ...good, options: { onTaskError: 'perhaps' } }, code },
  ];
}
