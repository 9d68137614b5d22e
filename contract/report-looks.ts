/** Widths that journals ask for, one column and two. */
export const JOURNAL_WIDTHS_MM = [85, 180] as const;

export const PAPERS = ['A4', 'Letter'] as const;
export const IMAGE_FORMATS = ['png', 'svg'] as const;
export const IMAGE_THEMES = ['light', 'dark'] as const;
/** Pixels of an image to one of the page. */
export const IMAGE_SCALES = [1, 2, 3] as const;

export type JournalWidthMm = (typeof JOURNAL_WIDTHS_MM)[number];
export type Paper = (typeof PAPERS)[number];
export type ImageFormat = (typeof IMAGE_FORMATS)[number];
export type ImageTheme = (typeof IMAGE_THEMES)[number];
export type ImageScale = (typeof IMAGE_SCALES)[number];
