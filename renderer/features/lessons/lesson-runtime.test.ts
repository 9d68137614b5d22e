import { describe, expect, it } from 'vitest';

import type { Runtime, RuntimeFeatures } from '../../../contract/runtime.ts';
import { lessons } from '../../dev/catalogue.ts';
import { runtimeOf } from '../../dev/runtimes.ts';
import { lessonRuntime } from './lesson-runtime.ts';

const NO_DEFAULTS = { node: null, python: null, other: null };

function python(id: string, features: Partial<RuntimeFeatures>): Runtime {
  const one = runtimeOf('python');
  return { ...one, id, firstOnPath: false, features: { ...one.features, ...features } };
}

const freeThreaded = python('free', { gilEnabled: false, freeThreadedBuild: true });
const withGil = python('gil', { gilEnabled: true });

function lessonWith(id: string) {
  const lesson = lessons.find((one) => one.id === id);
  if (lesson === undefined) throw new Error(`There is no lesson ${id}`);
  return lesson;
}

describe('the runtime of a lesson', () => {
  it('has a GIL where the lesson is about it, whatever the default is', () => {
    const defaults = { ...NO_DEFAULTS, python: 'free' };
    const found = [freeThreaded, withGil];
    expect(lessonRuntime(lessonWith('gil'), found, defaults).runtime?.id).toBe('gil');
    expect(lessonRuntime(lessonWith('uneven-work'), found, defaults).runtime?.id).toBe('free');
  });

  it('is the default, else the terminal’s own, else the first', () => {
    const first = { ...withGil, id: 'first' };
    const own = { ...withGil, id: 'own', firstOnPath: true } as Runtime;
    const found = [first, own, withGil];
    const idWith = (chosen: string | null, listed = found) =>
      lessonRuntime(lessonWith('gil'), listed, { ...NO_DEFAULTS, python: chosen }).runtime?.id;
    expect(idWith('gil')).toBe('gil');
    expect(idWith(null)).toBe('own');
    expect(idWith('gone', [first, withGil])).toBe('first');
  });

  it('says which one is missing', () => {
    const reasonOf = (id: string, found: readonly Runtime[] | null) =>
      lessonRuntime(lessonWith(id), found, NO_DEFAULTS).reason;
    expect(reasonOf('gil', [freeThreaded])).toContain('needs a Python with a GIL');
    expect(reasonOf('gil', [])).toContain('needs Python 3.9 or newer');
    expect(reasonOf('lock-convoy', [withGil])).toContain('needs Node.js 18 or newer');
    expect(reasonOf('gil', null)).toContain('still looking');
    expect(reasonOf('gil', [withGil])).toBeNull();
  });
});
