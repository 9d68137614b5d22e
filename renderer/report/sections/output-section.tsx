import type { ReportedItem } from '../../../contract/report.ts';
import {
  outputNote,
  type ReportedOutput,
  reportedOutputs,
  reportedWriters,
} from '../../../contract/reported-programs.ts';
import { formatBytes } from '../../format/bytes.ts';
import { CopyBlock } from '../parts/copy-block.tsx';

interface OutputSectionProps {
  readonly item: ReportedItem;
  readonly level: 3 | 4;
}

/** What programs of the user's own wrote: the end of each stream. */
export function OutputSection({ item, level }: OutputSectionProps) {
  const Heading = level === 3 ? 'h3' : 'h4';
  return reportedWriters(item).map(({ label, run }) => (
    <article key={run.runId} className="output-article">
      {label !== '' && (
        <Heading>
          <bdi>{label}</bdi>
        </Heading>
      )}
      {reportedOutputs(run).map((output) => (
        <OutputBlock key={output.label} output={output} level={level} />
      ))}
    </article>
  ));
}

interface OutputBlockProps {
  readonly output: ReportedOutput;
  readonly level: 3 | 4;
}

function OutputBlock({ output, level }: OutputBlockProps) {
  const { label, excerpt } = output;
  const Heading = level === 3 ? 'h3' : 'h4';
  return (
    <div>
      {excerpt.kind === 'text' ? (
        <CopyBlock title={label} text={excerpt.lines.join('\n')} level={level} />
      ) : (
        <Heading>{label}</Heading>
      )}
      <p className="report-aside">{outputNote(output, formatBytes(excerpt.bytes))}</p>
    </div>
  );
}
