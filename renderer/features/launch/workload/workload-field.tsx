import { useRef } from 'react';

import { useApp } from '../../shell/app-context.ts';
import { useLaunch } from '../use-launch.ts';
import { useWorkloadCombobox, type WorkloadCombobox } from './use-workload-combobox.ts';
import { optionId, WORKLOAD_LIST_ID, WorkloadList } from './workload-list.tsx';

/** The choice of work, searched by typing, with what it does and what it teaches. */
export function WorkloadField() {
  const { workloads } = useApp().facts.catalogue;
  const { store, workload } = useLaunch();
  const combobox = useWorkloadCombobox(workloads, workload, (id) => store.change({ workload: id }));
  return (
    <div className="field">
      <label htmlFor="workload">Workload</label>
      <WorkloadInput combobox={combobox} />
      <WorkloadList combobox={combobox} chosenId={workload?.id ?? null} />
      <div id="workload-summary" className="field-help">
        <p>{workload?.summary}</p>
        <p className="teaches">{workload?.teaches}</p>
      </div>
    </div>
  );
}

function WorkloadInput({ combobox }: { readonly combobox: WorkloadCombobox }) {
  const input = useRef<HTMLInputElement>(null);
  const { isOpen, text, activeId, open, close, type, handleKeyDown } = combobox;
  return (
    <input
      ref={input}
      id="workload"
      className="combobox"
      type="text"
      role="combobox"
      autoComplete="off"
      spellCheck={false}
      aria-autocomplete="list"
      aria-expanded={isOpen}
      aria-controls={WORKLOAD_LIST_ID}
      aria-activedescendant={isOpen && activeId !== null ? optionId(activeId) : undefined}
      aria-describedby="workload-summary"
      value={text}
      // Typing replaces the name that stands there.
      onFocus={() => input.current?.select()}
      onClick={() => {
        if (!isOpen) input.current?.select();
        open();
      }}
      onBlur={close}
      onChange={(event) => type(event.target.value)}
      onKeyDown={handleKeyDown}
    />
  );
}
