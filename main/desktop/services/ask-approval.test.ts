import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { beforeEach, describe, expect, it } from 'vitest';

import type { NamedPath } from '../../store/approval-subject.ts';
import { type Approvals, openApprovals } from '../../store/approvals.ts';
import type { Question } from '../shell/dialogs.ts';
import { askApproval } from './ask-approval.ts';

let folder: string;
let approvals: Approvals;
let questions: Question[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'corelane-test-'));
  approvals = openApprovals(join(folder, 'approvals.json'));
  questions = [];
});

async function newFolders(count: number): Promise<readonly NamedPath[]> {
  const paths = Array.from({ length: count }, (_, index) => join(folder, `data-${index}`));
  await Promise.all(paths.map((path) => mkdir(path)));
  return paths.map((path) => ({ kind: 'folder', path }));
}

/** @param answers to the questions, in order; then no */
function ask(paths: readonly NamedPath[], ...answers: readonly boolean[]) {
  const confirm = (question: Question) => {
    questions.push(question);
    return Promise.resolve(answers[questions.length - 1] ?? false);
  };
  return askApproval({ approvals, dialogs: { confirm } }, { source: '“bench.yaml”', paths });
}

describe('askApproval', () => {
  it('shows every path whole, with the name of the file, and asks no more once allowed', async () => {
    const host = join(folder, 'host');
    await writeFile(host, '#!/bin/sh\n', { mode: 0o755 });
    const paths: NamedPath[] = [{ kind: 'executable', path: host }, ...(await newFolders(2))];
    expect(await ask(paths, true)).toEqual({ ok: true, value: true });
    expect(questions[0]?.message).toContain('“bench.yaml” names a program and 2 folders');
    for (const { path } of paths) expect(questions[0]?.detail).toContain(path);
    expect(await ask(paths)).toEqual({ ok: true, value: true });
    expect(questions).toHaveLength(1);
  });

  it('remembers nothing when one of several questions is denied', async () => {
    const paths = await newFolders(12);
    expect(await ask(paths, true, false)).toEqual({ ok: true, value: false });
    expect(questions).toHaveLength(2);
    expect(await approvals.list()).toEqual([]);
  });

  it('asks nothing about a path that leads nowhere, and says so', async () => {
    const answer = await ask([{ kind: 'folder', path: join(folder, 'gone') }], true);
    expect(answer).toMatchObject({ ok: false, error: { code: 'not-there' } });
    expect(questions).toEqual([]);
  });

  it('does not allow a program that was replaced while the question stood there', async () => {
    const host = join(folder, 'host');
    await writeFile(host, 'harmless', { mode: 0o755 });
    const paths: readonly NamedPath[] = [{ kind: 'executable', path: host }];
    const confirm = async () => {
      await writeFile(host, 'not so harmless');
      return true;
    };
    const answer = await askApproval({ approvals, dialogs: { confirm } }, { source: 'x', paths });
    expect(answer).toMatchObject({ ok: false, error: { code: 'changed' } });
    expect(await approvals.list()).toEqual([]);
  });
});
