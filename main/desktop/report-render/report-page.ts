import type { WebContents } from 'electron';
import { z } from 'zod';

import { beforePageEnds } from './page-end.ts';
import { callScript, type ReportCall } from './page-scripts.ts';

/** The page of a report, asked for its pictures. What it answers is not believed but parsed. */
export interface ReportPage {
  figures(): Promise<readonly FigureFacts[]>;
  figureSvg(id: string, look: FigureLook): Promise<string>;
  /** PNG of the same picture, with so many pixels to one of the page. */
  figurePng(id: string, look: FigureLook, scale: number): Promise<Buffer>;
  wholeSvg(look: Pick<FigureLook, 'theme'>): Promise<string>;
  /** Hides what can be pressed and shows the theme, for as long as the page lives. */
  holdStill(theme: 'light' | 'dark'): Promise<void>;
  /** Resolves when the layout does not change any more. */
  settled(): Promise<void>;
}

export interface FigureLook {
  readonly theme: 'light' | 'dark';
  /** `null`: as wide as on the page. */
  readonly widthMm: number | null;
}

const MAX_TEXT_LENGTH = 100_000;

const figureFacts = z.object({
  /** Of the figure, the same in every report of the same thing. */
  id: z.string().max(MAX_TEXT_LENGTH),
  title: z.string().max(MAX_TEXT_LENGTH),
  /** Id of the run or the experiment that it shows; empty for several. */
  subjectId: z.string().max(MAX_TEXT_LENGTH),
});

export type FigureFacts = z.infer<typeof figureFacts>;

const MAX_FIGURES = 10_000;
const PNG_PREFIX = 'data:image/png;base64,';

const figureList = z.array(figureFacts).max(MAX_FIGURES);
const svgText = z.string().startsWith('<svg ');
const pngUrl = z.string().startsWith(PNG_PREFIX);

/** @throws when the page has crashed, or is none of ours */
export function reportPage(contents: WebContents): ReportPage {
  const ask = async <Answer>(
    schema: z.ZodType<Answer>,
    name: ReportCall,
    ...args: readonly unknown[]
  ): Promise<Answer> => {
    const answer = contents.executeJavaScript(callScript(name, ...args));
    const parsed = schema.safeParse(await beforePageEnds(contents, answer));
    if (!parsed.success) throw new Error(`what it gave for ${name} is none of Corelane's`);
    return parsed.data;
  };
  return {
    figures: () => ask(figureList, 'figures'),
    figureSvg: (id, look) => ask(svgText, 'figureSvg', id, look),
    figurePng: async (id, look, scale) => {
      const url = await ask(pngUrl, 'figurePng', id, look, scale);
      return Buffer.from(url.slice(PNG_PREFIX.length), 'base64');
    },
    wholeSvg: (look) => ask(svgText, 'wholeSvg', look),
    holdStill: async (theme) => {
      await ask(z.unknown(), 'holdStill', theme);
    },
    settled: async () => {
      await ask(z.unknown(), 'settled');
    },
  };
}
