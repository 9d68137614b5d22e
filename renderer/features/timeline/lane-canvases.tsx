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
        draw={drawLaneStates}
      />
      <TasksCanvas
        picture={{ lanes, layout, work, tasksFromS: tasks?.workStartS ?? 0 }}
        place={place}
        draw={drawLaneTasks}
      />
    </div>
  );
}

interface LayerProps<Picture> {
  readonly picture: Picture;
  readonly place: Place;
  readonly draw: (
    pen: Pen,
    picture: Picture,
    geometry: TimeGeometry,
    colours: TimelineColours,
    pixelRatio: number,
  ) => void;
}

function LayerCanvas<Picture>({ picture, place, draw }: LayerProps<Picture>) {
  const { span, widthPx, heightPx } = place;
  const drawPicture = useCallback(
    (pen: Pen, colours: TimelineColours, pixelRatio: number) =>
      draw(pen, picture, timeGeometry(span, 0, widthPx), colours, pixelRatio),
    [draw, picture, span, widthPx],
  );
  const canvas = useCanvas(widthPx, heightPx, drawPicture);
  return <canvas ref={canvas} style={{ width: widthPx, height: heightPx }} />;
}

/** Whether nothing has to be drawn anew. */
function alike<Picture>(samePicture: (one: Picture, other: Picture) => boolean) {
  return (before: LayerProps<Picture>, after: LayerProps<Picture>) =>
    samePlace(before.place, after.place) && samePicture(before.picture, after.picture);
}

const StatesCanvas = memo(LayerCanvas<StatesPicture>, alike(sameStates));
const TasksCanvas = memo(LayerCanvas<TasksPicture>, alike(sameTasks));
