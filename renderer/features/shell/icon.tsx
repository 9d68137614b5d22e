const PATHS = {
  camera: 'M2 5.5h2.6L6 3.5h4l1.4 2H14v7H2z M8 11a2.3 2.3 0 1 0 0-4.6A2.3 2.3 0 0 0 8 11z',
  check: 'M3 8.5l3.2 3.2L13 5',
  close: 'M4 4l8 8 M12 4l-8 8',
  code: 'M5.5 4.5L2 8l3.5 3.5 M10.5 4.5L14 8l-3.5 3.5',
  copy: 'M6 6h7.5v7.5H6z M10.5 6V2.5H2.5v8H6',
  back: 'M7 3.5L2.5 8 7 12.5 M2.5 8h11',
  gear: 'M2 4.5h7 M13 4.5h1 M9 2.5h4v4H9z M2 11.5h1 M7 11.5h7 M3 9.5h4v4H3z',
  play: 'M4.5 2.8v10.4L13 8z',
  refresh: 'M13 8a5 5 0 1 1-1.5-3.6 M13 2v3h-3',
  star: 'M8 2l1.8 3.8 4.2.5-3.1 2.9.8 4.1L8 11.3l-3.7 2 .8-4.1L2 6.3l4.2-.5z',
  stop: 'M4 4h8v8H4z',
  warning: 'M8 2.2L14.5 13.5H1.5z M8 6.5v3.2 M8 11.4v.6',
} as const;

export type IconName = keyof typeof PATHS;

/** A small line drawing that goes with words; screen readers skip it. */
export function Icon({ name }: { readonly name: IconName }) {
  const isSolid = name === 'play' || name === 'stop';
  return (
    <svg className={isSolid ? 'icon icon-solid' : 'icon'} viewBox="0 0 16 16" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
