import { settledLayout } from './settled-layout.ts';

export interface Hold {
  readonly theme: 'light' | 'dark';
  /** What is pictured: single figures need not be as high as what stands beside them. */
  readonly subject: 'figure' | 'page';
  /** Of all figures, in CSS pixels; `null`: as the page has it. */
  readonly figureWidthPx: number | null;
}

/**
 * Shows the page as it is to be pictured while `work` looks at it: one theme, nothing that is for
 * the hand, nothing in motion. Then gives it back to its reader.
 */
export async function withPageHeld<Value>(
  { theme, subject, figureWidthPx }: Hold,
  work: () => Value,
): Promise<Value> {
  const { dataset } = document.documentElement;
  const before = { theme: dataset['theme'], still: dataset['reportStill'] };
  showStill(theme, subject);
  if (figureWidthPx !== null) widenFigures(figureWidthPx);
  try {
    await settledLayout();
    return work();
  } finally {
    restore(dataset, 'theme', before.theme);
    restore(dataset, 'reportStill', before.still);
    if (figureWidthPx !== null) widenFigures(null);
  }
}

/** For good: until the page is loaded anew. */
export async function holdPage(theme: Hold['theme']): Promise<void> {
  showStill(theme, 'page');
  await settledLayout();
}

/** By a property that the styles read: the page allows no styles in its markup. */
function widenFigures(widthPx: number | null): void {
  const { dataset, style } = document.documentElement;
  if (widthPx === null) delete dataset['figureWidth'];
  else dataset['figureWidth'] = '';
  style.setProperty('--figure-width', widthPx === null ? null : `${widthPx}px`);
}

function showStill(theme: Hold['theme'], subject: Hold['subject']): void {
  const { dataset } = document.documentElement;
  dataset['theme'] = theme;
  dataset['reportStill'] = subject;
}

function restore(dataset: DOMStringMap, name: string, value: string | undefined): void {
  if (value === undefined) Reflect.deleteProperty(dataset, name);
  else dataset[name] = value;
}
