import { isAlias, isMap, isNode, isScalar, isSeq, type Node, type Pair, type YAMLMap } from 'yaml';

import type { FileProblem } from './file-problem.ts';
import { MAX_DEPTH, parseYaml, TOO_DEEP } from './parse-yaml.ts';

type Path = readonly (string | number)[];

/** A file's content with where each part of it stands. */
export interface LocatedValue {
  readonly value: unknown;
  /** Line of the part at this path, from 1; of what it is in, where there is no such part. */
  readonly lineOf: (path: Path) => number;
}

export type Located =
  | { readonly ok: true; readonly value: LocatedValue }
  | { readonly ok: false; readonly problems: readonly FileProblem[] };

/**
 * Reads one YAML document (JSON is YAML) into plain values. Refused are syntax errors, several
 * documents, keys that stand twice or are no text, tags, and aliases: these could make a small file
 * unfold into gigabytes.
 */
export function locateValues(text: string): Located {
  const parsed = parseYaml(text);
  if (!parsed.ok) return parsed;
  const walk = new Walk(parsed.lineAt);
  const value = walk.valueOf(parsed.document.contents, []);
  if (walk.problems.length > 0) return { ok: false, problems: walk.problems };
  return { ok: true, value: { value, lineOf: (path) => walk.lineOf(path) } };
}

/** One pass over the nodes: makes plain values and notes lines. */
class Walk {
  readonly problems: FileProblem[] = [];
  readonly #lineAt: (offset: number) => number;
  readonly #lines = new Map<string, number>();

  constructor(lineAt: (offset: number) => number) {
    this.#lineAt = lineAt;
  }

  lineOf(path: Path): number {
    for (let length = path.length; length >= 0; length -= 1) {
      const line = this.#lines.get(JSON.stringify(path.slice(0, length)));
      if (line !== undefined) return line;
    }
    return 1;
  }

  valueOf(node: unknown, path: Path): unknown {
    if (!isNode(node)) return null;
    this.#note(path, node);
    const problem = nodeProblem(node, path.length);
    if (problem !== null) return this.#refuse(node, problem);
    if (isMap(node)) return this.#mapOf(node, path);
    if (isSeq(node)) return node.items.map((item, index) => this.valueOf(item, [...path, index]));
    return isScalar(node) ? node.value : null;
  }

  #mapOf(map: YAMLMap, path: Path): unknown {
    const entries = new Map<string, unknown>();
    for (const pair of map.items) {
      const name = this.#nameOf(pair, map);
      if (name === null) continue;
      const keyPath = [...path, name];
      if (entries.has(name)) {
        const message = `“${name}” stands here a second time; the first is in line ${this.lineOf(keyPath)}. Leave one of them.`;
        this.#refuse(pair.key as Node, message);
        continue;
      }
      // The line of a key serves better than that of a list that begins below it.
      this.#note(keyPath, pair.key as Node);
      entries.set(name, this.valueOf(pair.value, keyPath));
    }
    return Object.fromEntries(entries);
  }

  #nameOf({ key }: Pair, map: YAMLMap): string | null {
    if (isScalar(key) && typeof key.value === 'string' && key.value !== '__proto__') {
      return key.value;
    }
    const at = isNode(key) ? key : map;
    const seen = isScalar(key) ? ` “${String(key.value)}”` : '';
    return this.#refuse(at, `The key${seen} is no name: a key must be a plain word.`);
  }

  /** The first note counts: of a value in a map that is its key. */
  #note(path: Path, node: Node): void {
    const key = JSON.stringify(path);
    if (!this.#lines.has(key)) this.#lines.set(key, this.#lineAt(node.range?.[0] ?? 0));
  }

  #refuse(node: Node, message: string): null {
    this.problems.push({ line: this.#lineAt(node.range?.[0] ?? 0), message });
    return null;
  }
}

function nodeProblem(node: Node, depth: number): string | null {
  if (depth > MAX_DEPTH) return TOO_DEEP;
  if (isAlias(node)) {
    return `Aliases such as *${node.source} are no part of experiment files: write the value itself.`;
  }
  // `tag` is set where one stands in the file.
  return node.tag === undefined
    ? null
    : `Tags such as ${node.tag} are no part of experiment files: leave it out.`;
}
