import { describe, expect, it } from 'vitest';

import {
  contentSecurityPolicy,
  developmentPolicy,
  fillNonce,
  NONCE_PLACEHOLDER,
} from './content-security-policy.ts';

function directives(policy: string): Map<string, string> {
  return new Map(
    policy.split('; ').map((directive) => {
      const [name = '', ...sources] = directive.split(' ');
      return [name, sources.join(' ')];
    }),
  );
}

describe('contentSecurityPolicy', () => {
  it('opens nothing but our own files and the styles of this load', () => {
    expect(Object.fromEntries(directives(contentSecurityPolicy('abc')))).toEqual({
      'default-src': "'none'",
      'script-src': "'self'",
      'style-src': "'self' 'nonce-abc'",
      'img-src': "'self' data: blob:",
      'font-src': "'self'",
      'connect-src': "'none'",
      'base-uri': "'none'",
      'form-action': "'none'",
      'frame-ancestors': "'none'",
    });
  });
});

describe('developmentPolicy', () => {
  it('lets the page talk to its dev server only', () => {
    expect(directives(developmentPolicy('http://localhost:5173')).get('connect-src')).toBe(
      'http://localhost:5173 ws://localhost:5173',
    );
  });
});

describe('fillNonce', () => {
  it('replaces every placeholder', () => {
    const html = `<meta content="${NONCE_PLACEHOLDER}"><style nonce="${NONCE_PLACEHOLDER}">`;
    expect(fillNonce(html, 'n1')).toBe('<meta content="n1"><style nonce="n1">');
  });
});
