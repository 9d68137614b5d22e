import { LANE_GROUPINGS, type LaneGrouping } from '../../../contract/settings.ts';
import { useApp, useReadable } from '../shell/app-context.ts';
import type { ExpandedGroups, LaneGroup } from './lane-groups.ts';
import type { Timeline } from './use-timeline.ts';

interface GroupingToolsProps {
  readonly timeline: Pick<Timeline, 'groups' | 'hasSeveralKinds'>;
  /** There is one lane for all, and nothing to be grouped. */
  readonly isTotal: boolean;
  readonly onExpand: (chosen: ExpandedGroups) => void;
}

const CHOICES: Readonly<Record<LaneGrouping, string>> = {
  none: 'No groups',
  process: 'By process',
  kind: 'By kind',
};

/** What the lanes are grouped by, and all groups opened or closed at once. */
export function GroupingTools({ timeline, isTotal, onExpand }: GroupingToolsProps) {
  const { settings } = useApp();
  const { laneGrouping } = useReadable(settings.settings);
  const { groups, hasSeveralKinds } = timeline;
  return (
    <div className="timeline-grouping">
      {groups.length > 0 && (
        <>
          <ExpandButton label="Collapse all" onPress={() => onExpand(allAre(groups, false))} />
          <ExpandButton label="Expand all" onPress={() => onExpand(allAre(groups, true))} />
        </>
      )}
      <select
        aria-label="Group lanes"
        data-tip="Lanes under headings with their totals"
        disabled={isTotal}
        value={laneGrouping}
        onChange={({ target }) => {
          const chosen = LANE_GROUPINGS.find((grouping) => grouping === target.value);
          if (chosen === undefined) return;
          settings.update({ laneGrouping: chosen });
          void settings.save();
        }}
      >
        {LANE_GROUPINGS.map((grouping) => (
          <option
            key={grouping}
            value={grouping}
            // One heading above all would say nothing.
            disabled={grouping === 'kind' && !hasSeveralKinds}
          >
            {CHOICES[grouping]}
          </option>
        ))}
      </select>
    </div>
  );
}

function ExpandButton({
  label,
  onPress,
}: {
  readonly label: string;
  readonly onPress: () => void;
}) {
  return (
    <button type="button" className="timeline-toggle" onClick={onPress}>
      {label}
    </button>
  );
}

function allAre(groups: readonly LaneGroup[], isExpanded: boolean): ExpandedGroups {
  return new Map(groups.map(({ key }) => [key, isExpanded]));
}
