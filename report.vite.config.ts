import { resolve } from 'node:path';

import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

import { sharedHelpers } from './vite/shared-helpers.ts';

const root = import.meta.dirname;

/** The page that reports are filled into: one file, which opens anywhere and asks for nothing. */
export default defineConfig({
  root: resolve(root, 'renderer'),
  plugins: [react(), sharedHelpers(), onePage()],
  build: {
    outDir: resolve(root, 'out/report'),
    emptyOutDir: true,
    // Unlike the window it is read in browsers of all kinds; these are the first with light-dark().
    target: ['chrome123', 'firefox128', 'safari17.5'],
    modulePreload: false,
    cssCodeSplit: false,
    assetsInlineLimit: () => true,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 2000,
    rolldownOptions: {
      input: { report: resolve(root, 'renderer/report.html') },
      output: { codeSplitting: false },
    },
  },
});

/** Puts the script and the styles into the page, where a policy can name them by their hashes. */
function onePage(): Plugin {
  return {
    name: 'one-page',
    enforce: 'post',
    generateBundle(_options, bundle) {
      const page = bundle['report.html'];
      if (page?.type !== 'asset') throw new Error('The build has no report.html.');
      let html = String(page.source);
      for (const file of Object.values(bundle)) {
        if (file === page) continue;
        html =
          file.type === 'chunk'
            ? withScript(html, file.fileName, file.code)
            : withStyles(html, file.fileName, String(file.source));
        Reflect.deleteProperty(bundle, file.fileName);
      }
      page.source = html;
    },
  };
}

/** What would end the script, or open a comment, in the eyes of an HTML parser is written otherwise. */
function withScript(html: string, fileName: string, code: string): string {
  const safe = code.replace(/<(?=\/script|!--)/gi, '\\x3C');
  return replaced(
    html,
    linkTo('script', 'src', fileName),
    `<script type="module">${safe}</script>`,
  );
}

function withStyles(html: string, fileName: string, css: string): string {
  if (/<\/style/i.test(css)) throw new Error(`${fileName} would end its own element.`);
  return replaced(html, linkTo('link', 'href', fileName), `<style>${css}</style>`);
}

function linkTo(element: string, attribute: string, fileName: string): RegExp {
  const name = fileName.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`<${element}\\b[^>]*\\b${attribute}="[^"]*${name}"[^>]*>(</script>)?`);
}

function replaced(html: string, link: RegExp, element: string): string {
  if (!link.test(html)) throw new Error(`The page does not ask for what ${link.source} names.`);
  return html.replace(link, () => element);
}
