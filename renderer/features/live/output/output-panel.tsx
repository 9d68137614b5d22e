import { useEffect, useId, useRef, useState } from 'react';

import type { CommandOutput, CommandResult } from '../../../../contract/command.ts';
import type { OutputRequest } from '../../../../contract/ipc.ts';
import { looksBinary } from '../../../../contract/looks-binary.ts';
import { formatBytes } from '../../../format/bytes.ts';
import { useApp } from '../../shell/app-context.ts';
import { findMatches } from './find-matches.ts';
import { OutputSearch } from './output-search.tsx';
import { OutputText } from './output-text.tsx';

type Stream = OutputRequest['stream'];

const STREAMS: readonly { readonly stream: Stream; readonly label: string }[] = [
  { stream: 'stdout', label: 'Standard output' },
  { stream: 'stderr', label: 'Error output' },
];

interface OutputPanelProps {
  readonly runId: string;
  readonly command: CommandResult;
}

/** What a program of the user's own wrote: its beginning and its end, and the way to all of it. */
export function OutputPanel({ runId, command }: OutputPanelProps) {
  const titleId = useId();
  const panel = useRef<HTMLElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const [stream, setStream] = useState<Stream>(() => firstStream(command));
  const [wanted, setWanted] = useState('');
  const [current, setCurrent] = useState(0);
  const [wraps, setWraps] = useState(true);
  useFindKey(panel, search);
  const output = command[stream];
  const isBinary = looksBinary(output.head);
  const sought = isBinary ? '' : wanted;
  const count = findMatches(output.head, sought).length + findMatches(output.tail, sought).length;
  const handleWanted = (text: string) => {
    setWanted(text);
    setCurrent(0);
  };
  return (
    <section ref={panel} className="panel output-panel" aria-labelledby={titleId}>
      <div className="output-head">
        <h2 id={titleId} className="panel-title">
          Output
        </h2>
        <StreamTabs command={command} chosen={stream} onChoose={setStream} />
        <OutputSearch
          input={search}
          wanted={wanted}
          count={count}
          current={current}
          onWanted={handleWanted}
          onCurrent={setCurrent}
        />
        <OutputTools
          request={{ runId, stream }}
          output={output}
          wraps={wraps}
          onWraps={() => setWraps(!wraps)}
        />
      </div>
      <OutputText
        key={stream}
        label={STREAMS.find((one) => one.stream === stream)?.label ?? ''}
        output={output}
        isBinary={isBinary}
        wraps={wraps}
        wanted={sought}
        current={current}
      />
    </section>
  );
}

/** What failed says why on its error output. */
function firstStream({ stdout, stderr }: CommandResult): Stream {
  return stdout.bytes === 0 && stderr.bytes > 0 ? 'stderr' : 'stdout';
}

/** Ctrl+F within the panel goes to its search. */
function useFindKey(
  panel: React.RefObject<HTMLElement | null>,
  search: React.RefObject<HTMLInputElement | null>,
): void {
  useEffect(() => {
    const element = panel.current;
    const handleKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'f' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      search.current?.select();
      search.current?.focus();
    };
    element?.addEventListener('keydown', handleKeyDown);
    return () => element?.removeEventListener('keydown', handleKeyDown);
  }, [panel, search]);
}

interface StreamTabsProps {
  readonly command: CommandResult;
  readonly chosen: Stream;
  readonly onChoose: (stream: Stream) => void;
}

function StreamTabs({ command, chosen, onChoose }: StreamTabsProps) {
  return (
    <div className="segmented" role="group" aria-label="Stream">
      {STREAMS.map(({ stream, label }) => (
        <button
          key={stream}
          type="button"
          className="segment"
          aria-pressed={stream === chosen}
          onClick={() => onChoose(stream)}
        >
          {label} <span className="output-size">{formatBytes(command[stream].bytes)}</span>
        </button>
      ))}
    </div>
  );
}

interface OutputToolsProps {
  readonly request: Omit<OutputRequest, 'how'>;
  readonly output: CommandOutput;
  readonly wraps: boolean;
  readonly onWraps: () => void;
}

function OutputTools({ request, output, wraps, onWraps }: OutputToolsProps) {
  const { bridge, notices } = useApp();
  const show = async (how: OutputRequest['how']) => {
    const answer = await bridge.request('output:show', { ...request, how });
    if (!answer.ok) notices.addProblem(answer.error);
  };
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(`${output.head}${output.tail}`);
      notices.add({ tone: 'success', message: 'What is shown was copied.', path: null });
    } catch {
      notices.addProblem({ code: 'clipboard', message: 'The clipboard can’t be written to.' });
    }
  };
  const isKept = output.path !== null;
  return (
    <div className="output-tools">
      <button type="button" className="link-button" aria-pressed={wraps} onClick={onWraps}>
        Wrap
      </button>
      <button
        type="button"
        className="link-button"
        disabled={output.bytes === 0}
        onClick={() => void copy()}
      >
        Copy
      </button>
      {isKept && (
        <>
          <button
            type="button"
            className="link-button"
            aria-label="Open the whole file"
            data-tip="All of it, in the program for such files"
            onClick={() => void show('open')}
          >
            Open
          </button>
          <button
            type="button"
            className="link-button"
            aria-label="Show the whole file in its folder"
            onClick={() => void show('reveal')}
          >
            Show in folder
          </button>
        </>
      )}
    </div>
  );
}
