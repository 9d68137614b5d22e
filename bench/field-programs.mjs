// @ts-check
// Five parallel programs that others wrote, run and swept by `corelane exec`, with its tables and verdicts.
// Needs a quiet machine, and from Debian: pigz xz-utils imagemagick gcc make. docs/field-notes.md has results.
//   node bench/field-programs.mjs [--repeats 8] [--only NAME]
import { spawnSync } from 'node:child_process';
import { randomFillSync } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: { repeats: { type: 'string', default: '8' }, only: { type: 'string' } },
});
const repository = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), 'corelane-bench-'));
const data = path.join(folder, 'data');
const sources = path.join(folder, 'sources');
const modules = path.join(folder, 'modules');

/** @type {readonly { name: string, options: readonly string[], argv: readonly string[] }[]} */
const PROGRAMS = [
  { name: 'pigz', options: [], argv: ['pigz', '-k', '-f', '-9', '-p', '{jobs}', data] },
  {
    name: 'xz',
    options: [],
    argv: ['xz', '-k', '-f', '-3', '--block-size=4MiB', '-T', '{jobs}', data],
  },
  {
    name: 'compileall',
    options: [],
    argv: ['python3', '-m', 'compileall', '-q', '-f', '-j', '{jobs}', modules],
  },
  {
    name: 'rolldown',
    options: [
      '--env',
      'RAYON_NUM_THREADS={jobs}',
      '--env',
      'TOKIO_WORKER_THREADS={jobs}',
      '--cwd',
      repository,
    ],
    argv: [
      'node',
      'node_modules/.bin/vite',
      'build',
      '--config',
      'report.vite.config.ts',
      '--outDir',
      path.join(folder, 'out'),
    ],
  },
  {
    name: 'imagemagick',
    options: ['--env', 'OMP_NUM_THREADS={jobs}'],
    argv: [
      'convert',
      '-size',
      '1600x1600',
      'plasma:',
      '-blur',
      '0x12',
      path.join(folder, 'blurred.png'),
    ],
  },
  {
    name: 'make',
    options: ['--prepare', `make -C ${sources} -s clean`],
    argv: ['make', '-C', sources, '-s', '-j', '{jobs}'],
  },
];

try {
  prepare();
  for (const program of PROGRAMS) {
    if (values.only === undefined || values.only === program.name) sweep(program);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function prepare() {
  // Half noise, half not: about what text compresses to.
  const bytes = Buffer.alloc(24_000_000);
  for (let at = 0; at < bytes.length; at += 64) randomFillSync(bytes, at, 32);
  writeFileSync(data, bytes);
  mkdirSync(sources);
  mkdirSync(modules);
  const names = Array.from({ length: 60 }, (_, index) => `part${index}`);
  for (const [index, name] of names.entries()) {
    writeFileSync(path.join(sources, `${name}.c`), cSource(index));
    writeFileSync(path.join(modules, `${name}.py`), pythonSource(index));
  }
  const objects = names.map((name) => `${name}.o`).join(' ');
  const rules = `all: ${objects}\n%.o: %.c\n\tgcc -O2 -c -o $@ $<\nclean:\n\trm -f *.o\n`;
  writeFileSync(path.join(sources, 'Makefile'), rules);
}

/** @param {number} index */
function cSource(index) {
  const bodies = Array.from(
    { length: 40 },
    (_, at) =>
      `double f${index}_${at}(double x) { for (int i = 0; i < ${at + 3}; i++) x = x * ${at} + i; return x; }`,
  );
  return `${bodies.join('\n')}\n`;
}

/** @param {number} index */
function pythonSource(index) {
  const bodies = Array.from(
    { length: 300 },
    (_, at) =>
      `def f${index}_${at}(x):\n    return [y * ${at} + x for y in range(${at}) if y % 3] or {'a': x}\n`,
  );
  return bodies.join('\n');
}

/** @param {{ name: string, options: readonly string[], argv: readonly string[] }} program */
function sweep({ name, options, argv }) {
  console.log(`\n## ${name}\n`);
  const cli = path.join(repository, 'scripts', 'corelane.mjs');
  const rule = [
    '--no-history',
    '--name',
    name,
    '--parameter',
    'jobs=1,2,4',
    '--repeats',
    values.repeats,
  ];
  spawnSync('node', [cli, 'exec', ...rule, ...options, '--', ...argv], { stdio: 'inherit' });
}
