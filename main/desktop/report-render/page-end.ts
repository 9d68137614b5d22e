import type { WebContents } from 'electron';

/**
 * What a page answers, unless it crashes or is closed first: Electron alone would wait for ever.
 * @throws what the page threw, or that it is gone
 */
export async function beforePageEnds<Answer>(
  contents: WebContents,
  answer: Promise<Answer>,
): Promise<Answer> {
  let stopWatching = (): void => undefined;
  const gone = new Promise<never>((_, reject) => {
    const close = (): void => reject(new Error('its page was closed'));
    const fail = (_event: unknown, { reason }: { readonly reason: string }): void =>
      reject(new Error(`its page ended: ${reason}`));
    contents.once('render-process-gone', fail);
    contents.once('destroyed', close);
    stopWatching = () => {
      contents.off('render-process-gone', fail);
      contents.off('destroyed', close);
    };
  });
  return Promise.race([answer, gone]).finally(stopWatching);
}
