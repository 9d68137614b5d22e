import type { ProcessFacts, ProcessFigures, ProcessPass } from '../../../contract/processes.ts';
import type { ListedCounters, ListedFacts, ListedProcess } from './listed-process.ts';

/** Shorter than this, a counter of 10 ms steps tells nothing of a rate. */
const LEAST_SPAN_MS = 200;

interface Told {
  readonly facts: ListedFacts;
  readonly isOwn: boolean;
  readonly counters: ListedCounters;
}

/** Makes of readings what the window needs: rates, and of the facts those that it has not been told. */
export class ProcessPasses {
  #told = new Map<number, Told>();

  /** @param isOwn whether a process belongs to Corelane */
  next(listed: readonly ListedProcess[], isOwn: (pid: number) => boolean): ProcessPass {
    const told = new Map<number, Told>();
    const facts: ProcessFacts[] = [];
    const figures: ProcessFigures[] = [];
    for (const process of listed) {
      const { pid } = process.facts;
      const before = this.#told.get(pid);
      const now = { ...process, isOwn: isOwn(pid) };
      told.set(pid, now);
      if (before?.facts !== now.facts || before.isOwn !== now.isOwn) {
        facts.push({ ...now.facts, isOwn: now.isOwn });
      }
      const isSame = before?.facts.startTicks === now.facts.startTicks;
      figures.push(figuresOf(pid, process.counters, isSame ? before.counters : null));
    }
    this.#told = told;
    return { facts, figures };
  }
}

function figuresOf(pid: number, now: ListedCounters, before: ListedCounters | null) {
  const spanMs = before === null ? 0 : now.atMs - before.atMs;
  const perMs = (name: 'cpuMs' | 'readBytes' | 'writtenBytes') =>
    ratePerMs(now[name], before?.[name] ?? null, spanMs);
  const { parentPid, state, rssBytes, threads, nice } = now;
  return {
    pid,
    parentPid,
    state,
    coresUsed: perMs('cpuMs'),
    rssBytes,
    threads,
    nice,
    readBytesPerS: perSecond(perMs('readBytes')),
    writtenBytesPerS: perSecond(perMs('writtenBytes')),
  };
}

/** `null`: the first reading, or one that can't be: counters don't fall. */
function ratePerMs(now: number | null, before: number | null, spanMs: number): number | null {
  if (now === null || before === null || now < before || spanMs < LEAST_SPAN_MS) return null;
  return (now - before) / spanMs;
}

function perSecond(perMs: number | null): number | null {
  return perMs === null ? null : perMs * 1000;
}
