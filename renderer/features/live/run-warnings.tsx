import type { RunResult } from '../../../contract/run.ts';
import { TOO_SHORT } from '../../stores/no-curve-reason.ts';
import { Icon } from '../shell/icon.tsx';
import { LOST_UPDATES } from './invariant-text.ts';

/** Lost updates stand above with their numbers; the place of the chart says why it is empty. */
const SAID_ELSEWHERE: readonly string[] = [LOST_UPDATES, TOO_SHORT];

/** They tell how far the figures can be trusted: quietly where there is nothing to compare. */
export function RunWarnings({ result }: { readonly result: RunResult }) {
  const warnings = result.warnings.filter(({ code }) => !SAID_ELSEWHERE.includes(code));
  if (warnings.length === 0) return null;
  return (
    <ul
      className={result.state === 'completed' ? 'warnings' : 'warnings warnings-quiet'}
      aria-label="Warnings"
    >
      {warnings.map((warning) => (
        <li key={`${warning.code} ${warning.message}`}>
          <Icon name="warning" />
          {warning.message}
        </li>
      ))}
    </ul>
  );
}
