/**
 * Loads at its first use what the start of the window should not wait for. What could not be loaded is tried again the
 * next time.
 */
export function atFirstUse<Value>(load: () => Promise<Value>): () => Promise<Value> {
  let loaded: Promise<Value> | null = null;
  return () => {
    loaded ??= load().catch((error: unknown) => {
      loaded = null;
      throw error;
    });
    return loaded;
  };
}
