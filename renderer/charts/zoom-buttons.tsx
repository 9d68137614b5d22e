import type { TimeZoom } from './use-time-zoom.ts';

/** What dragging does, for keyboards and fingers: in sight while the chart is used. */
export function ZoomButtons({ zoom }: { readonly zoom: TimeZoom }) {
  return (
    <div
      className={zoom.isZoomed ? 'chart-zoom is-zoomed' : 'chart-zoom'}
      role="group"
      aria-label="Time shown"
    >
      {zoom.isZoomed && (
        <>
          <ZoomButton label="Earlier" sign="‹" onPress={() => zoom.move(-0.5)} />
          <ZoomButton label="Later" sign="›" onPress={() => zoom.move(0.5)} />
          <ZoomButton label="Zoom out" sign="−" onPress={() => zoom.scale(2)} />
        </>
      )}
      <ZoomButton
        label="Zoom in; or drag over the chart"
        sign="+"
        onPress={() => zoom.scale(0.5)}
      />
      {zoom.isZoomed && (
        <ZoomButton label="Show the whole time again" sign="All" onPress={zoom.showWhole} />
      )}
    </div>
  );
}

interface ZoomButtonProps {
  readonly label: string;
  readonly sign: string;
  readonly onPress: () => void;
}

function ZoomButton({ label, sign, onPress }: ZoomButtonProps) {
  return (
    <button type="button" aria-label={label} data-tip={label} onClick={onPress}>
      {sign}
    </button>
  );
}
