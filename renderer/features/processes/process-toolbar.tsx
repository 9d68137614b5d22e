import type { RefObject } from 'react';

import { FilterField } from '../filter/filter-field.tsx';
import { useApp, useReadable } from '../shell/app-context.ts';

const HELP =
  'Text, or comparisons of cpu (in % of one core), cores, memory, threads, read and written (a second), nice, pid, parent, name, command, user and state; ~ means “has in it”. Joined by and, or, ! and parentheses.';

/** What is listed, and how. */
export function ProcessToolbar({
  filter,
}: {
  readonly filter: RefObject<HTMLInputElement | null>;
}) {
  const { processes } = useApp();
  const { wanted, all, showsKernel, follows } = useReadable(processes.view);
  return (
    <div className="processes-toolbar">
      <FilterField
        filter={processes.filter}
        field={filter}
        label="Filter processes"
        placeholder="Filter: cpu > 10 and name ~ python  ( / )"
        help={HELP}
        listed={wanted}
        all={all}
        nouns={['process', 'processes']}
      />
      <ShapeChoice />
      <label
        className="check"
        data-tip="The selected process stays at its place in sight when the order changes (F)"
      >
        <input
          type="checkbox"
          checked={follows}
          onChange={() => processes.choose({ follows: !follows })}
        />
        Follow
      </label>
      <label className="check" data-tip="Threads of the kernel, which are no programs">
        <input
          type="checkbox"
          checked={showsKernel}
          onChange={() => processes.choose({ showsKernel: !showsKernel })}
        />
        Kernel threads
      </label>
    </div>
  );
}

function ShapeChoice() {
  const { processes } = useApp();
  const { isTree } = useReadable(processes.view);
  return (
    <div className="processes-shape" role="group" aria-label="Shown as">
      <button
        type="button"
        className="button"
        aria-pressed={isTree}
        data-tip="Who has started whom; sorted by what is below, too"
        onClick={() => processes.choose({ isTree: true })}
      >
        Tree
      </button>
      <button
        type="button"
        className="button"
        aria-pressed={!isTree}
        data-tip="All in one row, sorted by their own figures"
        onClick={() => processes.choose({ isTree: false })}
      >
        List
      </button>
    </div>
  );
}
