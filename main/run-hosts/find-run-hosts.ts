import type { Runtime } from '../../contract/runtime.ts';
import { createGuard } from '../lab/guard.ts';
import type { ProgramGuard } from '../runtimes/bounded-program.ts';
import { mapLimited } from '../runtimes/concurrency-limit.ts';
import { type SearchScope, searchScope } from '../runtimes/search-scope.ts';
import { buildExample, type ExamplePlaces } from './build-example.ts';
import { DESCRIBE_TIMEOUT_MS, describeHost, type DescribeSetting } from './describe-host.ts';

const HOSTS_AT_ONCE = 2;

/** Where run hosts are looked for. */
export interface RunHostPlaces {
  /** Executables of the user's own, as the settings name them. */
  readonly paths: readonly string[];
  /** Builds the C host that comes with Corelane; `null`: it is left out. */
  readonly example: ExamplePlaces | null;
}

export interface RunHostOptions {
  readonly scope?: Partial<SearchScope>;
  readonly timeoutMs?: number;
  /** Told in one sentence when the example could not be built: for the log. */
  readonly onProblem?: (message: string) => void;
}

/**
 * Asks every run host what it can do. Unusable ones are listed with the reason; the example is
 * missing where there is no C compiler. Never rejects because of a host.
 */
export async function findRunHosts(
  places: RunHostPlaces,
  options: RunHostOptions = {},
): Promise<readonly Runtime[]> {
  const found = await withDescribeSetting(options, async (setting) => {
    const [own, example] = await Promise.all([
      mapLimited(places.paths, HOSTS_AT_ONCE, (path) => describeHost(path, 'user', setting)),
      places.example === null ? null : exampleHost(places.example, setting, options.onProblem),
    ]);
    return example === null ? own : [...own, example];
  });
  const ids = found.map(({ id }) => id);
  return found.filter(({ id }, index) => ids.indexOf(id) === index);
}

/** Asks one run host that the user named by its absolute path. Never rejects because of it. */
export async function askRunHost(path: string, options: RunHostOptions = {}): Promise<Runtime> {
  return withDescribeSetting(options, (setting) => describeHost(path, 'user', setting));
}

async function exampleHost(
  places: ExamplePlaces,
  setting: DescribeSetting,
  onProblem: RunHostOptions['onProblem'],
): Promise<Runtime | null> {
  const built = await buildExample(places, setting);
  if (built.ok) return describeHost(built.value, 'example', setting);
  if (built.error.code === 'build-failed') onProblem?.(built.error.message);
  return null;
}

async function withDescribeSetting<Value>(
  { scope, timeoutMs = DESCRIBE_TIMEOUT_MS }: RunHostOptions,
  work: (setting: DescribeSetting & { readonly guard: ProgramGuard }) => Promise<Value>,
): Promise<Value> {
  // Without a guard hosts are asked all the same: it matters only to one that hangs.
  const guard = createGuard(() => undefined);
  try {
    return await work({ scope: searchScope(scope), timeoutMs, guard });
  } finally {
    await guard.close();
  }
}
