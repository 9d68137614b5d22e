import { createHash } from 'node:crypto';

import { describe, expect, it } from 'vitest';

import { pagePolicy } from './page-policy.ts';

function sha256(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

function directive(policy: string, name: string): string | undefined {
  return policy
    .split('; ')
    .find((part) => part.startsWith(`${name} `))
    ?.slice(name.length + 1);
}

const PAGE =
  '<script type="module">const a = "<style>x\\x3C/style>";\n</script><style>p { color: red }</style>' +
  '<script type="text/plain" id="report-data">AAAA</script>';

describe('pagePolicy', () => {
  it('lets the scripts and styles run that stand in the page, by their hashes', () => {
    const policy = pagePolicy(PAGE);
    expect(directive(policy, 'script-src')).toBe(sha256('const a = "<style>x\\x3C/style>";\n'));
    expect(directive(policy, 'style-src')).toBe(sha256('p { color: red }'));
  });

  it('opens nothing else', () => {
    const policy = pagePolicy(PAGE);
    expect(policy.startsWith("default-src 'none'; ")).toBe(true);
    expect(policy).not.toContain('unsafe');
    expect(policy).not.toMatch(/https?:|blob:|'self'|\*/);
    expect(directive(policy, 'img-src')).toBe('data:');
    expect(directive(policy, 'font-src')).toBe('data:');
    expect(directive(policy, 'form-action')).toBe("'none'");
  });

  it('names none where there are none', () => {
    expect(directive(pagePolicy('<p>'), 'script-src')).toBe("'none'");
  });
});
