import { describe, expect, it } from 'vitest';

import type { CommandOutput } from '../../contract/command.ts';
import { commandResultWith } from '../command/command-result.test-support.ts';
import { configurationResult } from '../experiment/fixtures/results.ts';
import { reportMarkdown } from './formats/markdown.ts';
import { report, reportedExperiment, reportedRun } from './html/report.test-support.ts';
import { staticSummary } from './html/static-summary.ts';
import { runResult } from './run-result.test-support.ts';

const TEXT = '</pre><script>alert(1)</script>\n``` @all\n\u001B[31mred\u001B[0m\u0007\n';

function written(text: string): CommandOutput {
  return { bytes: text.length, path: '/home/ada/outputs/run-1/stdout', head: text, tail: '' };
}

const COMMAND = commandResultWith({
  stdout: written(TEXT),
  moments: [
    { name: 'load | <b>', atNs: 1e9 },
    { name: 'compute', atNs: 2e9 },
  ],
});

const RUN = reportedRun({ result: runResult({ command: COMMAND }) });

/** With a run of the program, and what is said of it alone. */
function experiment() {
  const configuration = configurationResult('c1', { runs: [RUN.result], medianWallMs: 5210 });
  const { result } = reportedExperiment();
  return reportedExperiment({ result: { ...result, configurations: [configuration] } });
}

describe('the report of a program in Markdown', () => {
  it('has its marks as phases', () => {
    const markdown = reportMarkdown(report([RUN], { sections: ['table'] }));
    expect(markdown).toContain('\n\n| phase | start | duration |\n| --- | --: | --: |\n');
    expect(markdown).toContain('| load \\| &lt;b&gt; | 1.00 s | 1.00 s |');
    expect(markdown).toContain('| compute | 2.00 s | 3.21 s |');
    const ofEach = reportMarkdown(report([experiment()], { sections: ['table'] }));
    expect(ofEach).toContain('| Label c1 | compute | 2.00 s | 3.21 s |');
  });

  it('has the end of its output in a block that nothing in it ends', () => {
    const markdown = reportMarkdown(report([RUN], { sections: ['output'] }));
    const block = '````text\n</pre><script>alert(1)</script>\n``` @all\nred␇\n````\n\n</details>';
    expect(markdown).toContain(block);
    expect(markdown).toMatch(
      /<details><summary>Output<\/summary>\n\n\*\*Standard output\*\* · All of it/,
    );
    expect(markdown).not.toContain('/home/ada');
    expect(reportMarkdown(report([experiment()], { sections: ['output'] }))).toContain(
      '**Label c1: standard output**',
    );
  });

  it('has neither where there is none, or where it is not wanted', () => {
    const silent = reportedRun({ result: runResult({ command: commandResultWith() }) });
    const all = reportMarkdown(report([silent]));
    expect(all).not.toContain('| phase |');
    expect(all).not.toContain('<summary>Output');
    expect(reportMarkdown(report([RUN], { sections: ['conclusion'] }))).not.toContain('red');
  });
});

describe('the report of a program where no script runs', () => {
  it('has phases, and output as text', () => {
    const { text } = staticSummary(report([RUN]));
    expect(text).toMatch(/<th scope="row"><bdi>load \| &lt;b&gt;<\/bdi><\/th>\s*<td>1\.00 s<\/td>/);
    expect(text).toContain(
      '&lt;/pre&gt;&lt;script&gt;alert(1)&lt;/script&gt;\n``` @all\nred␇</pre>',
    );
    expect(text).toMatch(/<h2 class="report-heading">Output<\/h2>/);
    expect(text).not.toMatch(/\p{Cc}(?<![\n\t])/u);
  });
});
