import type { WorkerKind } from '../../../contract/host-protocol.ts';
import type { RunKind } from '../../../contract/run-kind.ts';
import type { LaneGrouping } from '../../../contract/settings.ts';
import { partWords } from '../../format/part-words.ts';
import { formatCount } from '../../format/quantity.ts';
import { groupTrack, type LaneTrack } from '../../stores/track/group-track.ts';
import type { RunTrack } from '../../stores/track/run-track.ts';
import type {
  GroupHeading,
  Lane,
  LaneKind,
  MemberLane,
  OtherThreadsLane,
  WorkerLane,
} from './lanes.ts';

/** Lanes under one heading. */
export interface LaneGroup {
  /** Tells it from other groups, from one picture of the run to the next. */
  readonly key: string;
  readonly label: string;
  /** All that its totals are of, whether they are shown or not. */
  readonly workers: readonly WorkerLane[];
  readonly others: readonly OtherThreadsLane[];
  readonly isProcess: boolean;
}

const WORKER_KINDS: Readonly<Record<WorkerKind, string>> = {
  thread: 'Threads',
  process: 'Processes',
  'event-loop': 'Event loops',
};

/**
 * All lanes of a run in groups: those with workers in the order in which these were born, then the
 * others as they were first seen. So a group stays where it is while more come.
 */
export function groupsOf(
  workers: readonly WorkerLane[],
  others: readonly OtherThreadsLane[],
  grouping: Exclude<LaneGrouping, 'none'>,
  kind: RunKind,
): readonly LaneGroup[] {
  const keyOf = (lane: MemberLane) => (grouping === 'kind' ? lane.kind : (lane.pid ?? ''));
  const labelOf =
    grouping === 'kind' ? (lane: MemberLane) => kindName(lane.kind, kind) : processLabel;
  const groups = new Map<string | number, { label: string; members: MemberLane[] }>();
  for (const lane of [...workers, ...others]) {
    const group = groups.get(keyOf(lane));
    if (group === undefined) groups.set(keyOf(lane), { label: labelOf(lane), members: [lane] });
    else group.members.push(lane);
  }
  return [...groups].map(([key, { label, members }]) => ({
    key: `${grouping} ${key}`,
    label,
    workers: members.filter(isWorker),
    others: members.filter(isOther),
    isProcess: grouping === 'process',
  }));
}

function kindName(lane: LaneKind, run: RunKind): string {
  switch (lane) {
    case 'host':
    case 'runtime':
    case 'others':
      return partWords(run).roles[lane].heading;
    case 'thread':
    case 'process':
    case 'event-loop':
      return WORKER_KINDS[lane];
  }
}

function processLabel({ pid }: MemberLane): string {
  return pid === null ? 'More processes' : `Process ${pid}`;
}

function isWorker(lane: MemberLane): lane is WorkerLane {
  return lane.threads === undefined;
}

function isOther(lane: MemberLane): lane is OtherThreadsLane {
  return lane.threads !== undefined;
}

/** By key of a group: whether it was expanded or collapsed by hand. */
export type ExpandedGroups = ReadonlyMap<string, boolean>;

/** A process that is a single worker has nothing to add to its heading. */
export function isGroupExpanded(group: LaneGroup, chosen: ExpandedGroups): boolean {
  const isOneProcess = group.isProcess && group.workers.length === 1 && group.others.length === 0;
  const isSingle = isOneProcess && group.workers[0]?.kind === 'process';
  return chosen.get(group.key) ?? !isSingle;
}

/** What decides which rows a grouped timeline has. */
export interface GroupedView {
  readonly chosen: ExpandedGroups;
  readonly showsOthers: boolean;
  /** Whether the filter wants a lane. */
  readonly isWanted: (lane: MemberLane) => boolean;
}

/** Headings, and below those that are expanded their lanes. A group of which nothing is wanted has none. */
export function groupedLanes(
  groups: readonly LaneGroup[],
  track: RunTrack | null,
  { chosen, showsOthers, isWanted }: GroupedView,
): readonly Lane[] {
  return groups.flatMap((group) => {
    const members: readonly MemberLane[] = [...group.workers, ...(showsOthers ? group.others : [])];
    const wanted = members.filter(isWanted);
    if (wanted.length === 0) return [];
    const isExpanded = isGroupExpanded(group, chosen);
    const contents = contentsOf(group, showsOthers);
    const heading = headingLane(group, track, { group: group.key, contents, isExpanded });
    return isExpanded ? [heading, ...wanted] : [heading];
  });
}

/** Its totals are computed when they are drawn: of the groups out of sight nobody asks. */
function headingLane(group: LaneGroup, track: RunTrack | null, heading: GroupHeading): Lane {
  let totals: LaneTrack | null | undefined;
  return {
    id: group.key,
    label: group.label,
    heading,
    tasks: group.workers.flatMap(({ tasks }) => tasks),
    isTotal: true,
    get worker() {
      totals ??= totalsOf(group, track);
      return totals;
    },
  };
}

function totalsOf({ workers, others, isProcess }: LaneGroup, track: RunTrack | null) {
  if (track === null) return null;
  const members = {
    workers: workers.flatMap(({ worker }) => worker ?? []),
    otherThreads: others.map(({ threads }) => threads),
    isProcess,
  };
  return groupTrack(members, track.atMs.length);
}

function contentsOf({ workers, others }: LaneGroup, showsOthers: boolean): string {
  const more = showsOthers ? others.length : 0;
  if (workers.length === 0) return `${formatCount(more)} ${more === 1 ? 'name' : 'names'}`;
  const [only] = workers;
  const own = workers.length === 1 ? only?.label : `${formatCount(workers.length)} workers`;
  return `${own ?? ''}${more === 0 ? '' : ` + ${formatCount(more)}`}`;
}

/** Whether lanes are of more kinds than one. */
export function hasSeveralKinds(lanes: readonly Pick<MemberLane, 'kind'>[]): boolean {
  return new Set(lanes.map(({ kind }) => kind)).size > 1;
}
