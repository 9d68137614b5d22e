import { useEffect, useRef } from 'react';

import type { CommandOutput } from '../../../../contract/command.ts';
import { formatBytes } from '../../../format/bytes.ts';
import { formatCount } from '../../../format/quantity.ts';
import { findMatches, partsOf } from './find-matches.ts';

interface OutputTextProps {
  readonly label: string;
  readonly output: CommandOutput;
  readonly isBinary: boolean;
  readonly wraps: boolean;
  readonly wanted: string;
  /** The match to be in sight. */
  readonly current: number;
}

/** The beginning and the end of an output, and how much is between them. */
export function OutputText(props: OutputTextProps) {
  const { label, output, isBinary, wraps, wanted, current } = props;
  const text = useRef<HTMLPreElement>(null);
  useEffect(() => {
    const mark = text.current?.querySelector('mark[data-current="true"]');
    mark?.scrollIntoView({ block: 'nearest' });
  }, [wanted, current]);
  if (output.bytes === 0) return <p className="output-empty">Nothing was written.</p>;
  if (isBinary) {
    return (
      <p className="output-empty">
        Binary data, {formatBytes(output.bytes)}: it is no text that could be shown here.
      </p>
    );
  }
  const headPlaces = findMatches(output.head, wanted);
  const tailPlaces = findMatches(output.tail, wanted);
  return (
    <pre
      ref={text}
      className={wraps ? 'log output-text output-wraps' : 'log output-text'}
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard
      tabIndex={0}
      role="group"
      aria-label={label}
    >
      <Marked text={output.head} places={headPlaces} first={0} {...{ wanted, current }} />
      <Between output={output} />
      <Marked
        text={output.tail}
        places={tailPlaces}
        first={headPlaces.length}
        {...{ wanted, current }}
      />
    </pre>
  );
}

interface MarkedProps {
  readonly text: string;
  readonly places: readonly number[];
  /** Number of the first match. */
  readonly first: number;
  readonly wanted: string;
  readonly current: number;
}

function Marked({ text, places, first, wanted, current }: MarkedProps) {
  return partsOf(text, places, wanted.length, first).map((part, index) =>
    part.match === null ? (
      part.text
    ) : (
      <mark key={index} data-current={part.match === current}>
        {part.text}
      </mark>
    ),
  );
}

/** Nothing where all of it is shown. */
function Between({ output }: Pick<OutputTextProps, 'output'>) {
  const shown = new TextEncoder().encode(`${output.head}${output.tail}`).length;
  const missing = output.bytes - shown;
  if (output.tail === '' || missing <= 0) return null;
  const where = output.path === null ? ' The whole is not kept.' : '';
  return (
    <span className="output-between">
      … {formatCount(missing)} bytes in between.{where}
    </span>
  );
}
