import type { HostCheckReport } from '../run-hosts/conformance/check-host.ts';
import type { RuleReport } from '../run-hosts/conformance/findings.ts';

/** What was found, and the name that the host was given by. */
export interface CheckedHost extends HostCheckReport {
  readonly host: string;
}

const RESULT_WORDS = { passed: 'passed', broken: 'BROKEN', 'not-applicable': '–' } as const;
const RESULT_WIDTH = 8;

/** The report for people: a line for each rule, more for those that are broken. */
export function hostCheckText({ host, runtime, version, rules, conforms }: CheckedHost): string {
  const name = runtime === null ? host : `${host} (${runtime} ${version})`;
  const broken = rules.filter(({ result }) => result === 'broken').length;
  const verdict = conforms
    ? 'No rule of workloads/protocol.md is broken.'
    : `${broken} of ${rules.length} rules of workloads/protocol.md are broken.`;
  return [`Run host ${name}\n`, ...rules.map(ruleText), '', `${verdict}\n`].join('\n');
}

function ruleText({ id, sentence, result, seen }: RuleReport): string {
  const head = `${RESULT_WORDS[result].padEnd(RESULT_WIDTH)}${id}`;
  if (result === 'passed') return head;
  if (result === 'not-applicable') return `${head}: ${seen.join(' ')}`;
  const indent = ' '.repeat(RESULT_WIDTH + 2);
  const details = [`The rule: ${sentence}`, ...seen.map((text) => `Seen: ${text}`)];
  return [head, ...details.map((text) => indent + text)].join('\n');
}
