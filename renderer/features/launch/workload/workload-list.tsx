import { useEffect, useLayoutEffect, useRef } from 'react';

import type { Workload, WorkloadId } from '../../../../contract/catalogue.ts';
import type { WorkloadCombobox } from './use-workload-combobox.ts';
import { GROUPS } from './workload-search.ts';

const NO_MATCH = 'No workload has these words in its name or description.';

interface WorkloadListProps {
  /** Of the list's element; the options' ids begin with it. */
  readonly id: string;
  readonly combobox: WorkloadCombobox;
  readonly chosenId: WorkloadId | null;
}

/** Workloads to choose from, by what bounds them. Lies above the page: the panel scrolls below it. */
export function WorkloadList({ id, combobox, chosenId }: WorkloadListProps) {
  const popup = useRef<HTMLDivElement>(null);
  const { isOpen, matches } = combobox;
  useLayoutEffect(() => {
    if (isOpen) popup.current?.showPopover();
    else popup.current?.hidePopover();
  }, [isOpen]);
  return (
    <>
      <div
        ref={popup}
        id={id}
        className="workload-popup"
        popover="manual"
        role="listbox"
        aria-label="Workloads"
      >
        {isOpen &&
          GROUPS.map(({ group, label }) => (
            <WorkloadGroupOptions
              key={group}
              id={`${id}-group-${group}`}
              listId={id}
              label={label}
              workloads={matches.filter((workload) => workload.group === group)}
              combobox={combobox}
              chosenId={chosenId}
            />
          ))}
        {isOpen && matches.length === 0 && <NoMatch />}
      </div>
      <p className="visually-hidden" role="status">
        {isOpen && (matches.length === 0 ? NO_MATCH : countText(matches.length))}
      </p>
    </>
  );
}

/** A list box has nothing but options in it. */
function NoMatch() {
  return (
    <div
      role="option"
      className="no-match"
      tabIndex={-1}
      aria-selected={false}
      aria-disabled={true}
    >
      {NO_MATCH}
    </div>
  );
}

function countText(count: number): string {
  return count === 1 ? '1 workload' : `${count} workloads`;
}

interface GroupProps extends WorkloadListProps {
  readonly listId: string;
  readonly label: string;
  readonly workloads: readonly Workload[];
}

function WorkloadGroupOptions(props: GroupProps) {
  const { id, listId, label, workloads, combobox, chosenId } = props;
  if (workloads.length === 0) return null;
  return (
    <div role="group" aria-labelledby={id}>
      <p id={id} className="workload-group">
        {label}
      </p>
      {workloads.map((workload) => (
        <WorkloadOption
          key={workload.id}
          id={optionId(listId, workload.id)}
          workload={workload}
          isActive={workload.id === combobox.activeId}
          isChosen={workload.id === chosenId}
          combobox={combobox}
        />
      ))}
    </div>
  );
}

interface OptionProps {
  readonly id: string;
  readonly workload: Workload;
  readonly isActive: boolean;
  readonly isChosen: boolean;
  readonly combobox: WorkloadCombobox;
}

function WorkloadOption({ id, workload, isActive, isChosen, combobox }: OptionProps) {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isActive) element.current?.scrollIntoView({ block: 'nearest' });
  }, [isActive]);
  return (
    // The keyboard acts on the field, which names the active option: options take no focus.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- see above
    <div
      ref={element}
      id={id}
      role="option"
      className={isActive ? 'workload-option workload-option-active' : 'workload-option'}
      aria-selected={isChosen}
      aria-labelledby={`${id}-label`}
      aria-describedby={`${id}-summary`}
      onPointerMove={() => combobox.activate(workload.id)}
      // The field keeps the focus.
      onPointerDown={(event) => event.preventDefault()}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => combobox.choose(workload.id)}
    >
      <span id={`${id}-label`} className="workload-name">
        {workload.label}
      </span>
      <span id={`${id}-summary`} className="workload-note">
        {workload.summary}
      </span>
    </div>
  );
}

/** Id of an option's element. */
export function optionId(listId: string, id: WorkloadId): string {
  return `${listId}-option-${id}`;
}
