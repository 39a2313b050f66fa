import type { Reporter, TestCase } from 'vitest/node';

const counts = { passed: 0, failed: 0, skipped: 0 };

/** Ends a run with one plain line, for people and machines that only count. */
export const closingLine: Reporter = {
  onTestCaseResult: (test: TestCase) => {
    const { state } = test.result();
    if (state in counts && state !== 'pending') counts[state] += 1;
  },
  onTestRunEnd: (modules, errors) => {
    // A file that cannot even be loaded has no tests to fail, and is a failure all the same.
    counts.failed += errors.length + modules.filter((module) => module.errors().length > 0).length;
    process.once('exit', () =>
      console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`),
    );
  },
};
