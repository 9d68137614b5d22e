import { describe, expect, it } from 'vitest';

import type { UsableRuntime } from '../../../contract/runtime.ts';
import { pythonRuntime } from '../../lab/fixtures/test-lab.ts';
import { recogniseRuntime } from './recognise-runtime.ts';

const recognised = (
  executable: string | null,
  parts: { command?: readonly string[]; hasFreeThreadedTwin?: boolean } = {},
  known: readonly UsableRuntime[] = [],
) => recogniseRuntime({ executable, command: [], hasFreeThreadedTwin: false, ...parts }, known);

describe('recogniseRuntime', () => {
  it.each([
    ['/usr/bin/python3.11', '3.11', true],
    ['/usr/bin/python3', '3', true],
    ['/opt/conda/bin/python', '', true],
    ['/usr/bin/python3.11d', '3.11', true],
    ['/usr/local/bin/python3.13t', '3.13', false],
    ['/usr/local/bin/python3.14td', '3.14', false],
  ])('takes %s for Python', (path, version, sharesGil) => {
    expect(recognised(path)).toEqual({ kind: 'python', version, sharesGil });
  });

  it.each([
    ['/usr/bin/node', ''],
    ['/usr/bin/nodejs', ''],
    ['/home/a/.nvm/versions/node/v20.19.0/bin/node', '20.19.0'],
  ])('takes %s for Node.js', (path, version) => {
    expect(recognised(path)).toEqual({ kind: 'node', version, sharesGil: null });
  });

  it.each(['/usr/bin/pypy3.10', '/usr/bin/python3-config', '/opt/pythonista', '/bin/sh', ''])(
    'takes %s for neither',
    (path) => expect(recognised(path)).toBeNull(),
  );

  it('goes by the command line where the executable can’t be read', () => {
    expect(recognised(null, { command: ['python3', 'x.py'] })?.kind).toBe('python');
    expect(recognised(null)).toBeNull();
  });

  it('knows a free-threaded build that is called by its other name', () => {
    expect(recognised('/usr/local/bin/python3.13', { hasFreeThreadedTwin: true })?.sharesGil).toBe(
      false,
    );
  });

  it('believes the runtimes that were found before the name of a file', () => {
    const found = pythonRuntime();
    const path = '/opt/py/bin/python3.13';
    const known = {
      ...found,
      realPath: path,
      version: '3.13.1',
      features: { ...found.features, gilEnabled: false, freeThreadedBuild: true },
    };
    expect(recognised(path, {}, [known])).toEqual({
      ...{ kind: 'python', version: '3.13.1', sharesGil: false },
    });
  });

  it.each([
    [['python3.13t', '-X', 'gil=1', 'x.py'], true],
    [['python3.13t', '-Xgil=1', '-m', 'x'], true],
    [['python3.13t', '-W', 'error', '-X', 'gil=1', 'x.py'], true],
    [['python3.13t', '-X', 'gil=0', 'x.py'], false],
    [['python3.13t', 'x.py', '-X', 'gil=1'], false],
  ])('reads from %j whether the GIL is on', (command, sharesGil) => {
    expect(recognised('/usr/bin/python3.13t', { command })?.sharesGil).toBe(sharesGil);
  });
});
