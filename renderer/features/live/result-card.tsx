import type { RunResult } from '../../../contract/run.ts';
import { formatDuration } from '../../format/duration.ts';
import { formatCount } from '../../format/quantity.ts';
import { ErrorOutput } from './error-output.tsx';
import { Findings } from './findings.tsx';
import { ResultNumbers } from './result-numbers.tsx';
import { resultSentence } from './result-sentence.ts';
import { isOfProgram } from './run-kind.ts';
import { RunWarnings } from './run-warnings.tsx';
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
      <ErrorOutput
        text={result.stderrTail}
        isOpen={result.error !== null}
        isOfLauncher={isOfProgram(result)}
      />
      <ResultNumbers result={result} />
      <Moments result={result} />
      <RunWarnings result={result} />
    </section>
  );
}

/** More are on the timeline. */
const SHOWN_MOMENTS = 12;

/** Moments that a program of the user's own has named; nothing where it named none. */
function Moments({ result }: { readonly result: RunResult }) {
  const moments = result.command?.moments ?? [];
  if (moments.length === 0) return null;
  const more = moments.length - SHOWN_MOMENTS;
  return (
    <p className="meanwhile">
      <span>Marks:</span>
      {moments.slice(0, SHOWN_MOMENTS).map(({ name, atNs }, index) => (
        <span key={index}>
          {name} after {formatDuration(atNs / 1e6)}
        </span>
      ))}
      {more > 0 && <span>and {formatCount(more)} more</span>}
    </p>
  );
}
