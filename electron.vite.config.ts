import { resolve } from 'node:path';

import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

import { sharedHelpers } from './vite/shared-helpers.ts';

const root = import.meta.dirname;

export default defineConfig({
  main: {
    build: {
      // Their hundreds of small files took longer to read at each start than all else of main.
      externalizeDeps: { exclude: ['zod', 'yaml'] },
      outDir: 'out/main',
      rolldownOptions: {
        // The CLI is a second entry over the same engine: it runs in plain Node, without Electron.
        input: {
          index: resolve(root, 'main/index.ts'),
          cli: resolve(root, 'main/cli/index.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      rolldownOptions: {
        input: { index: resolve(root, 'preload/index.ts') },
        // A sandboxed preload must be one CommonJS file.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: resolve(root, 'renderer'),
    plugins: [react(), sharedHelpers()],
    build: {
      outDir: resolve(root, 'out/renderer'),
      emptyOutDir: true,
      // electron-vite leaves it off; the window parses half as much with it.
      minify: true,
      rolldownOptions: { input: { index: resolve(root, 'renderer/index.html') } },
    },
  },
});
