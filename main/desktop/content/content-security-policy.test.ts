import { describe, expect, it } from 'vitest';

import { contentSecurityPolicy, developmentPolicy } from './content-security-policy.ts';

function directives(policy: string): Map<string, string> {
  return new Map(
    policy.split('; ').map((directive) => {
      const [name = '', ...sources] = directive.split(' ');
      return [name, sources.join(' ')];
    }),
  );
}

describe('contentSecurityPolicy', () => {
  it('opens nothing but our own files', () => {
    expect(Object.fromEntries(directives(contentSecurityPolicy()))).toEqual({
      'default-src': "'none'",
      'script-src': "'self'",
      'style-src': "'self'",
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
