import type { Plugin } from 'vite';

/** Compiled with a copy of its compiler's helpers in each of its files. */
const COPIED = '/node_modules/recharts/es6/';

/** As Babel writes them, each on a line of its own, and the same in every file. */
const HELPER =
  /^function (_extends|ownKeys|_objectSpread|_defineProperty|_toPropertyKey|_toPrimitive|_objectWithoutProperties|_objectWithoutPropertiesLoose|_slicedToArray|_arrayWithHoles|_iterableToArrayLimit|_unsupportedIterableToArray|_arrayLikeToArray|_nonIterableRest)\(.*\}$/gm;

const PREFIX = 'shared-helper:';

/**
 * Keeps one copy of each helper that a compiler has put into every file of recharts: there are more than
 * forty of each in a page, some 80 kB that are read at each start and lie in each report.
 */
export function sharedHelpers(): Plugin {
  /** Ids of the modules that take their place, by what they hold. */
  const ids = new Map<string, string>();
  const sources = new Map<string, string>();

  function idOf(name: string, text: string): string {
    const id = ids.get(text) ?? `${PREFIX}${name}-${ids.size}`;
    ids.set(text, id);
    return id;
  }

  return {
    name: 'shared-helpers',
    enforce: 'pre',
    transform(code, file) {
      if (!file.replaceAll('\\', '/').includes(COPIED)) return null;
      const helpers = [...code.matchAll(HELPER)].map(([text, name = '']) => ({ name, text }));
      const imports = helpers.map(({ name, text }) => ({ name, id: idOf(name, text), text }));
      for (const { name, id, text } of imports) {
        // Some call others of the same file.
        const called = imports.filter((other) => other.name !== name && calls(text, other.name));
        sources.set(id, `${importsOf(called)}${text}\nexport { ${name} };\n`);
      }
      return { code: `${importsOf(imports)}${code.replaceAll(HELPER, '')}`, map: null };
    },
    resolveId: (id) => (id.startsWith(PREFIX) ? `\0${id}` : null),
    load(id) {
      const source = id.startsWith(`\0${PREFIX}`) ? sources.get(id.slice(1)) : undefined;
      return source === undefined ? null : { code: source, moduleSideEffects: false };
    },
  };
}

function calls(text: string, name: string): boolean {
  return text.includes(`${name}(`);
}

function importsOf(modules: readonly { readonly name: string; readonly id: string }[]): string {
  return modules.map(({ name, id }) => `import { ${name} } from '${id}';\n`).join('');
}
