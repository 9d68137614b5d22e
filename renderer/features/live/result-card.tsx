import type { RunResult } from '../../../contract/run.ts';
import { TOO_SHORT } from '../../stores/no-curve-reason.ts';
import { Icon } from '../shell/icon.tsx';
import { Findings } from './findings.tsx';
import { LOST_UPDATES } from './invariant-text.ts';
import { ResultNumbers } from './result-numbers.tsx';
import { resultSentence } from './result-sentence.ts';
import { VerdictNote } from './verdict-note.tsx';

/** What a run came to. */
export function ResultCard({ result }: { readonly result: RunResult }) {
  return (
    <section className="panel result-card" aria-label="Result">
      <p className={`result-sentence result-${result.state}`} role="status">
        {resultSentence(result)}
      </p>
      {result.verdict !== null && <VerdictNote verdict={result.verdict} />}
      <Findings result={result} />
      <ErrorOutput text={result.stderrTail} isOpen={result.error !== null} />
      <ResultNumbers result={result} />
      <Warnings result={result} />
    </section>
  );
}

/** Lost updates stand above with their numbers; the place of the chart says why it is empty. */
const SAID_ELSEWHERE: readonly string[] = [LOST_UPDATES, TOO_SHORT];

/** They tell how far the figures can be trusted: quietly where there is nothing to compare. */
function Warnings({ result }: { readonly result: RunResult }) {
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

interface ErrorOutputProps {
  readonly text: string;
  readonly isOpen: boolean;
}

function ErrorOutput({ text, isOpen }: ErrorOutputProps) {
  if (text.trim() === '') return null;
  return (
    <details className="error-output" open={isOpen}>
      <summary>Last lines the run wrote to its error output</summary>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard */}
      <pre className="log" tabIndex={0}>
        {text}
      </pre>
    </details>
  );
}
