import type { SourceFile } from '../../../contract/ipc.ts';
import type { ReportedCode } from '../../../contract/report.ts';
import { CodeText } from '../../features/code/code-text.tsx';
import { highlight } from '../../features/code/highlight.ts';

interface CodeSectionProps {
  readonly code: readonly ReportedCode[];
  readonly level: 3 | 4;
}

/** The files of each strategy, in the order in which they are to be read; each file once. */
export function CodeSection({ code, level }: CodeSectionProps) {
  const Heading = level === 3 ? 'h3' : 'h4';
  const seen = new Set<string>();
  return code.map(({ label, movingParts, files }) => (
    <article key={label} className="code-article">
      <Heading>
        <bdi>{label}</bdi>
      </Heading>
      <p className="code-moving">{movingParts}</p>
      {files.map((file) => {
        const key = JSON.stringify([file.path, file.text]);
        const isShown = seen.has(key);
        seen.add(key);
        return isShown ? (
          <p key={file.path} className="path code-again">
            workloads/{file.path} stands above.
          </p>
        ) : (
          <CodeFile key={file.path} file={file} />
        );
      })}
    </article>
  ));
}

function CodeFile({ file }: { readonly file: SourceFile }) {
  return (
    <details className="panel code-file" open>
      <summary className="path">workloads/{file.path}</summary>
      <CodeText file={file} lines={highlight(file.text, file.language)} />
    </details>
  );
}
