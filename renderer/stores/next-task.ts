/**
 * Resolves when the page had its turn: what was clicked, and a frame where one is due. Not held back
 * where the page is hidden, as timers are.
 */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
