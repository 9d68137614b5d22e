import { z } from 'zod';

const text = z.string().max(100_000);

/** What the rendering process prints, one JSON object a line. Chromium may print lines between them. */
export const renderEvent = z.discriminatedUnion('event', [
  z.object({ event: z.literal('step'), what: text, done: z.int().min(0), total: z.int().min(0) }),
  z.object({ event: z.literal('file'), path: text }),
  z.object({ event: z.literal('failed'), code: text, message: text }),
  z.object({ event: z.literal('done') }),
]);

export type RenderEvent = z.infer<typeof renderEvent>;

/** How far it is: `what` is being made, `done` of `total` pieces are there. */
export interface RenderProgress {
  readonly what: string;
  readonly done: number;
  readonly total: number;
}

/** An event, or `null` for a line that is none of ours. */
export function parseRenderLine(line: string): RenderEvent | null {
  if (!line.startsWith('{"event":')) return null;
  try {
    const parsed = renderEvent.safeParse(JSON.parse(line));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

export function renderLine(event: RenderEvent): string {
  return `${JSON.stringify(event)}\n`;
}
