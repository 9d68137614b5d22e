import type { ImageFormat, ImageScale } from '../../../contract/report-looks.ts';
import type { FigureFacts } from './report-page.ts';

/** Together with folder and ending below what every file system takes. */
const MAX_PART_LENGTH = 80;

interface NamedLook {
  readonly format: ImageFormat;
  readonly scale: ImageScale;
  readonly widthMm: number | null;
  readonly theme: 'light' | 'dark';
}

/**
 * For example `3f2a-core-use-85mm@2x.png`: what the figure is of, which figure it is, and what tells
 * it from other pictures of it. Ids come from a file: what a file system refuses becomes a dash.
 */
export function pictureName(
  { id, subjectId }: Omit<FigureFacts, 'title'>,
  look: NamedLook,
): string {
  const { format, scale, widthMm, theme } = look;
  const subject = plainPart(subjectId);
  const figure = plainPart(id);
  const hasSubject = subject !== '' && !figure.includes(subject);
  const parts = [
    ...(hasSubject ? [subject] : []),
    figure === '' ? 'figure' : figure,
    ...(widthMm === null ? [] : [`${widthMm}mm`]),
    ...(theme === 'dark' ? ['dark'] : []),
  ];
  const size = format === 'png' && scale > 1 ? `@${scale}x` : '';
  return `${parts.join('-')}${size}.${format}`;
}

/** The n-th figure with the same name in one folder, counted from 1. */
export function numberedPicture(name: string, n: number): string {
  return n === 1 ? name : name.replace(/(@\dx)?\.(png|svg)$/, `-${n}$&`);
}

function plainPart(text: string): string {
  return text
    .replaceAll(/[^\w-]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, MAX_PART_LENGTH);
}
