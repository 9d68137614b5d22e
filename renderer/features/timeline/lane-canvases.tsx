import { memo, useCallback } from 'react';

import {
  drawLaneStates,
  drawLaneTasks,
  type StatesPicture,
  type TasksPicture,
} from '../../charts/timeline/draw-lanes.ts';
import type { Pen } from '../../charts/timeline/pen.ts';
import { type TimeGeometry, timeGeometry } from '../../charts/timeline/time-geometry.ts';
import type { TimelineColours } from '../../charts/timeline/timeline-colours.ts';
import { useCanvas } from '../../charts/timeline/use-canvas.ts';
import { type Place, samePlace, sameStates, sameTasks } from './lane-pictures.ts';
import type { Lane } from './lanes.ts';
import type { Timeline } from './use-timeline.ts';

interface LaneCanvasesProps {
  readonly timeline: Timeline;
  readonly lanes: readonly Lane[];
  readonly geometry: TimeGeometry;
  readonly topPx: number;
}

/**
 * States and tasks come at different times: a picture each, so that neither is drawn for the other.
 */
export function LaneCanvases({ timeline, lanes, geometry, topPx }: LaneCanvasesProps) {
  const { track, tasks, layout, work } = timeline;
  const { span, leftPx, widthPx } = geometry;
  const place = { span, widthPx, heightPx: lanes.length * layout.lanePx };
  return (
    <div
      className="timeline-canvas"
      role="img"
      aria-label="States and tasks of each worker over time. The tables of the workers have their figures."
      style={{ top: topPx, left: leftPx, width: widthPx, height: place.heightPx }}
    >
      <StatesCanvas
        picture={{ track, layout, workers: lanes.map(({ worker }) => worker) }}
        place={place}
      />
      <TasksCanvas
        picture={{ lanes, layout, work, tasksFromS: tasks?.workStartS ?? 0 }}
        place={place}
      />
    </div>
  );
}

interface PictureProps<Picture> {
  readonly picture: Picture;
  readonly place: Place;
}

const StatesCanvas = memo(
  function StatesCanvas({ picture, place }: PictureProps<StatesPicture>) {
    return <LayerCanvas picture={picture} place={place} layer={drawLaneStates} />;
  },
  (before, after) =>
    samePlace(before.place, after.place) && sameStates(before.picture, after.picture),
);

const TasksCanvas = memo(
  function TasksCanvas({ picture, place }: PictureProps<TasksPicture>) {
    return <LayerCanvas picture={picture} place={place} layer={drawLaneTasks} />;
  },
  (before, after) =>
    samePlace(before.place, after.place) && sameTasks(before.picture, after.picture),
);

interface LayerCanvasProps<Picture> extends PictureProps<Picture> {
  readonly layer: (
    pen: Pen,
    picture: Picture,
    geometry: TimeGeometry,
    colours: TimelineColours,
  ) => void;
}

function LayerCanvas<Picture>({ picture, place, layer }: LayerCanvasProps<Picture>) {
  const { span, widthPx, heightPx } = place;
  const draw = useCallback(
    (pen: Pen, colours: TimelineColours) =>
      layer(pen, picture, timeGeometry(span, 0, widthPx), colours),
    [layer, picture, span, widthPx],
  );
  const canvas = useCanvas(widthPx, heightPx, draw);
  return <canvas ref={canvas} style={{ width: widthPx, height: heightPx }} />;
}
