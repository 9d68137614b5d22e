/**
 * What is asked of the main process, a second time where V8 has collected the promise by which the driver
 * waits for its answer: it is held weakly, and a collection may come in between. Only for what may be done twice.
 */
export async function askedAgain<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  try {
    return await ask();
  } catch (thrown) {
    if (!String(thrown).includes('promise was garbage collected')) throw thrown;
    return await ask();
  }
}
