import { createHash } from 'node:crypto';

/** As the build puts them into the page. */
const SCRIPT = /<script type="module">([\s\S]*?)<\/script>/g;
const STYLE = /<style>([\s\S]*?)<\/style>/g;

/**
 * The policy of a page that carries all it needs: nothing is loaded, and of scripts and styles only
 * those run that stand in it now. The rest of the page is text.
 */
export function pagePolicy(page: string): string {
  return [
    "default-src 'none'",
    `script-src ${sources(page, SCRIPT)}`,
    `style-src ${sources(page.replace(SCRIPT, ''), STYLE)}`,
    'img-src data:',
    'font-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

function sources(page: string, part: RegExp): string {
  const hashes = [...page.matchAll(part)].map(([, content = '']) => hashOf(content));
  return hashes.length === 0 ? "'none'" : hashes.join(' ');
}

function hashOf(content: string): string {
  return `'sha256-${createHash('sha256').update(content, 'utf8').digest('base64')}'`;
}
