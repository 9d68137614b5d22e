import { useEffect, useState } from 'react';

import type { SourceFile } from '../../../contract/ipc.ts';
import { type CodeLine, plainLines } from './code-lines.ts';
import { CodeText } from './code-text.tsx';

/** A file with line numbers; its colours come as soon as the grammar is loaded. */
export function CodeListing({ file }: { readonly file: SourceFile }) {
  return <CodeText file={file} lines={useHighlighted(file)} />;
}

/** Plain at first: nobody waits for colours to read. */
function useHighlighted(file: SourceFile): readonly CodeLine[] {
  const [coloured, setColoured] = useState<{
    readonly file: SourceFile;
    readonly lines: readonly CodeLine[];
  } | null>(null);
  useEffect(() => {
    let isWanted = true;
    void import('./highlight.ts').then(
      ({ highlight }) => {
        if (isWanted) setColoured({ file, lines: highlight(file.text, file.language) });
      },
      // Without the grammar the text stands there all the same.
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [file]);
  return coloured?.file === file ? coloured.lines : plainLines(file.text);
}
