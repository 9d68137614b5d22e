import { useRef } from 'react';

import type { Workload, WorkloadId } from '../../../../contract/catalogue.ts';
import { useApp } from '../../shell/app-context.ts';
import { useWorkloadCombobox, type WorkloadCombobox } from './use-workload-combobox.ts';
import { optionId, WorkloadList } from './workload-list.tsx';

interface WorkloadPickerProps {
  /** Of the input; all other ids begin with it. */
  readonly id: string;
  readonly workload: Workload | undefined;
  readonly onChoose: (id: WorkloadId) => void;
}

/** A choice of work, searched by typing, with what it does and what it teaches. */
export function WorkloadPicker({ id, workload, onChoose }: WorkloadPickerProps) {
  const { workloads } = useApp().facts.catalogue;
  const combobox = useWorkloadCombobox(workloads, workload, onChoose);
  return (
    <div className="field">
      <label htmlFor={id}>Workload</label>
      <WorkloadInput id={id} combobox={combobox} />
      <WorkloadList id={`${id}-list`} combobox={combobox} chosenId={workload?.id ?? null} />
      <div id={`${id}-summary`} className="field-help">
        <p>{workload?.summary}</p>
        <p className="teaches">{workload?.teaches}</p>
      </div>
    </div>
  );
}

interface WorkloadInputProps {
  readonly id: string;
  readonly combobox: WorkloadCombobox;
}

function WorkloadInput({ id, combobox }: WorkloadInputProps) {
  const input = useRef<HTMLInputElement>(null);
  const { isOpen, text, activeId, open, close, type, handleKeyDown } = combobox;
  const listId = `${id}-list`;
  return (
    <input
      ref={input}
      id={id}
      className="combobox"
      type="text"
      role="combobox"
      autoComplete="off"
      spellCheck={false}
      aria-autocomplete="list"
      aria-expanded={isOpen}
      aria-controls={listId}
      aria-activedescendant={isOpen && activeId !== null ? optionId(listId, activeId) : undefined}
      aria-describedby={`${id}-summary`}
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
