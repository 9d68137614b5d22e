import { type ReactNode, useId } from 'react';

interface FigureGroupProps {
  readonly title: string;
  readonly children: ReactNode;
}

/** A titled list of figures, one column of the result. */
export function FigureGroup({ title, children }: FigureGroupProps) {
  return (
    <div className="figure-group">
      <h2>{title}</h2>
      <dl>{children}</dl>
    </div>
  );
}

interface FigureProps {
  readonly label: string;
  readonly value: ReactNode;
  readonly detail?: string;
  /** What the figure means. */
  readonly tip: string;
  readonly isMain?: boolean;
}

/** One number of the result with its name; what it means shows on hover and on focus. */
export function Figure({ label, value, detail, tip, isMain = false }: FigureProps) {
  return (
    <div className={isMain ? 'figure figure-main' : 'figure'}>
      <dt>
        <Term label={label} tip={tip} />
      </dt>
      <dd data-tip={tip}>
        {value}
        {detail !== undefined && <span className="figure-detail"> {detail}</span>}
      </dd>
    </div>
  );
}

/** A word with an explanation that the keyboard reaches too. */
export function Term({ label, tip }: Pick<FigureProps, 'label' | 'tip'>) {
  const tipId = useId();
  return (
    <>
      <button type="button" className="term" data-tip={tip} aria-describedby={tipId}>
        {label}
      </button>
      <span id={tipId} hidden>
        {tip}
      </span>
    </>
  );
}
