import type { RunResult } from '../../../contract/run.ts';
import { ErrorOutput } from './error-output.tsx';
import { Findings } from './findings.tsx';
import { ResultNumbers } from './result-numbers.tsx';
import { resultSentence } from './result-sentence.ts';
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
      <ErrorOutput text={result.stderrTail} isOpen={result.error !== null} />
      <ResultNumbers result={result} />
      <RunWarnings result={result} />
    </section>
  );
}
