import type { Page } from '@playwright/test';

import type { RequestArgument, RequestName, RequestValue } from '../contract/ipc.ts';
import type { Result } from '../contract/result.ts';

/** What crosses to the page and back is plain data to Playwright. */
interface AnyApi {
  request(name: string, argument: unknown): Promise<unknown>;
}

/** Asks main what the page would ask, by the page's own means. */
export function askMain<Name extends RequestName>(
  page: Page,
  name: Name,
  argument: RequestArgument<Name>,
): Promise<Result<RequestValue<Name>>> {
  return page.evaluate(
    ([requestName, value]) => {
      const { corelane } = globalThis as unknown as { corelane: AnyApi };
      return corelane.request(requestName, value);
    },
    [name, argument] as readonly [string, unknown],
  ) as Promise<Result<RequestValue<Name>>>;
}

/** The value, or the test fails with the sentence. */
export async function valueFromMain<Name extends RequestName>(
  page: Page,
  name: Name,
  argument: RequestArgument<Name>,
): Promise<RequestValue<Name>> {
  const answer = await askMain(page, name, argument);
  if (!answer.ok) throw new Error(`${name}: ${answer.error.message}`);
  return answer.value;
}
