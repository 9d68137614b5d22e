import { useId } from 'react';

import type { RunResult, TaskErrorCount } from '../../../contract/run.ts';
import { tellsTasks } from '../../../contract/tells-tasks.ts';
import { formatCount } from '../../format/quantity.ts';
import { Icon } from '../shell/icon.tsx';
import { Term } from './figure.tsx';
import { invariantTexts } from './invariant-text.ts';
import { isOfProgram } from './run-kind.ts';

/** What became of shared state and of single tasks: only what there is to say. */
export function Findings({ result }: { readonly result: RunResult }) {
  const { invariants, taskErrors } = result;
  // Of a program that tells of no tasks the sentence above says it.
  if (isOfProgram(result) && !tellsTasks(result)) return null;
  if (invariants.length === 0 && taskErrors.length === 0) return null;
  return (
    <div className="findings">
      <Invariants result={result} />
      <TaskErrors result={result} />
    </div>
  );
}

function Invariants({ result }: { readonly result: RunResult }) {
  if (result.invariants.length === 0) return null;
  return (
    <dl className="invariants" aria-label="Shared state">
      {invariantTexts(result).map(({ name, label, value, tip, holds }) => (
        <div key={name} className={holds ? 'invariant' : 'invariant invariant-broken'}>
          <Icon name={holds ? 'check' : 'warning'} />
          <dt>
            <Term label={label} tip={tip} />
          </dt>
          <dd>
            {value}
            <span className="visually-hidden">{holds ? ', as it should be' : ''}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function TaskErrors({ result: { taskErrors } }: { readonly result: RunResult }) {
  const titleId = useId();
  if (taskErrors.length === 0) return null;
  return (
    <div className="task-errors">
      <h2 id={titleId}>Errors of tasks</h2>
      <ul aria-labelledby={titleId}>
        {taskErrors.map((error) => (
          <TaskErrorItem key={error.code} error={error} />
        ))}
      </ul>
    </div>
  );
}

function TaskErrorItem({ error }: { readonly error: TaskErrorCount }) {
  const { code, count, task, message } = error;
  return (
    <li>
      <span className="error-count">{formatCount(count)} ×</span> <code>{code}</code>
      <span className="error-message">
        {count === 1 ? 'task' : 'first in task'} {formatCount(task)}: {message}
      </span>
    </li>
  );
}
