import type { RunCurve, RunOverlay } from '../../contract/history.ts';
import type { RequestName } from '../../contract/ipc.ts';
import type { MachineCard } from '../../contract/machine-card.ts';
import type { Report, ReportedItem } from '../../contract/report.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import type { Bridge } from '../bridge.ts';
import { machineFactsOf } from '../features/machine/machine-facts.ts';
import type { ShownModel } from '../features/shell/app-context.ts';
import type { NoticeStore } from '../stores/notice-store.ts';
import { Observable } from '../stores/observable.ts';

/** What the window's parts ask for, answered from one item of a report. */
export function shownModel(report: Report, item: ReportedItem, notices: NoticeStore): ShownModel {
  const { catalogue, versions } = report;
  const machine = machineFactsOf(machineOf(item));
  return {
    bridge: readingBridge(item.kind === 'experiment' ? item.curves : []),
    facts: { catalogue, versions, machine, homeDirectory: '' },
    // Which runtimes there are where it is read says nothing about those that ran.
    runtimes: { view: new Observable({ runtimes: null, isSearching: false, error: null }) },
    notices,
  };
}

/** The card of the machine an item was measured on. */
export function machineOf(item: ReportedItem): MachineCard {
  return item.kind === 'experiment' ? item.result.machine : item.machine;
}

/** Hands out curves that lie in the report; there is nothing else to be asked. */
export function readingBridge(curves: readonly RunCurve[]): Bridge {
  const request = (name: RequestName, argument: unknown): Promise<Result<unknown>> =>
    Promise.resolve(name === 'history:overlay' ? overlayOf(curves, argument) : REFUSED);
  return {
    // What a request brings hangs on its name, which one function for all of them can't say.
    request: request as Bridge['request'],
    pathOf: () => '',
    on: () => () => undefined,
  };
}

const REFUSED = err('read-only', 'A report can be read, not acted on.');

/** Of a report that was made from results alone. */
const NO_CURVES = err(
  'no-samples',
  'Nothing to chart: this report was made from the results alone, without samples.',
);

function overlayOf(curves: readonly RunCurve[], runIds: unknown): Result<RunOverlay> {
  const wanted: readonly unknown[] = Array.isArray(runIds) ? runIds : [];
  if (curves.length === 0) return NO_CURVES;
  return ok({
    curves: curves.filter(({ runId }) => wanted.includes(runId)),
    differences: [],
  });
}
