import { useApp } from '../shell/app-context.ts';

interface MomentToolsProps {
  readonly hasSample: boolean;
  readonly otherwise: string;
}

/** That a moment is looked at, and the way back. */
export function MomentTools({ hasSample, otherwise }: MomentToolsProps) {
  const { time } = useApp().live;
  return (
    <>
      <button
        type="button"
        className="link-button"
        aria-keyshortcuts="Escape"
        onClick={() => time.unpin()}
      >
        Back to {otherwise}
      </button>
      {!hasSample && <span className="moment-gap">no sample at this moment</span>}
    </>
  );
}
