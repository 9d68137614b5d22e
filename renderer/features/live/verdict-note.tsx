import { useId } from 'react';

import type { Evidence, Verdict } from '../../../contract/verdict.ts';
import { verdictName } from '../../../contract/verdict-name.ts';
import { evidenceText, thresholdText } from './evidence-text.ts';

interface VerdictNoteProps {
  readonly verdict: Verdict;
  /** Whether its grounds are in sight from the first. */
  readonly isUnfolded?: boolean;
}

/** What limited the run, what to try next, and on what that rests. */
export function VerdictNote({ verdict, isUnfolded = false }: VerdictNoteProps) {
  const titleId = useId();
  return (
    <section className="verdict" aria-labelledby={titleId}>
      <p className="verdict-sentence">
        <span className="verdict-name" id={titleId}>
          <span className="visually-hidden">Verdict: </span>
          {verdictName(verdict.id)}
        </span>
        {verdict.sentence}
      </p>
      {verdict.next !== '' && (
        <p className="verdict-next">
          <span className="verdict-label">Try next</span>
          {verdict.next}
        </p>
      )}
      <details className="verdict-why" open={isUnfolded}>
        <summary>What this rests on{alsoText(verdict)}</summary>
        <div className="verdict-grounds">
          {verdict.evidence.length > 0 && <EvidenceTable evidence={verdict.evidence} />}
          <AlsoMatched also={verdict.also} />
          <Unknown sentences={verdict.unknown} />
        </div>
      </details>
    </section>
  );
}

function alsoText({ also, unknown }: Verdict): string {
  const parts = [
    also.length > 0 ? `${also.length} more that matched` : '',
    unknown.length > 0 ? 'what could not be known' : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? '' : `, ${parts.join(', ')}`;
}

function EvidenceTable({ evidence }: { readonly evidence: readonly Evidence[] }) {
  return (
    <table className="evidence">
      <caption className="visually-hidden">Evidence</caption>
      <thead>
        <tr>
          <th scope="col">Evidence</th>
          <th scope="col" className="numeric">
            Measured
          </th>
          <th scope="col">Held against</th>
        </tr>
      </thead>
      <tbody>
        {evidence.map((one) => (
          <tr key={one.name}>
            <th scope="row">{one.label}</th>
            <td className="numeric">{evidenceText(one)}</td>
            <td className="evidence-threshold">{thresholdText(one)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function AlsoMatched({ also }: Pick<Verdict, 'also'>) {
  if (also.length === 0) return null;
  return (
    <div>
      <h3>Also matched</h3>
      <ul className="verdict-also">
        {also.map(({ id, sentence }) => (
          <li key={id}>
            <strong>{verdictName(id)}.</strong> {sentence}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Unknown({ sentences }: { readonly sentences: readonly string[] }) {
  if (sentences.length === 0) return null;
  return (
    <div>
      <h3>Could not be known</h3>
      <ul className="verdict-also">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </div>
  );
}
