import { countsOf } from './jest-run.js';

const report = { numPassedTests: 3, numFailedTests: 0, numRuntimeErrorTestSuites: 0 };

describe('the counts of a tier', () => {
  it('are those of the report', () => {
    expect(countsOf({ ...report, numFailedTests: 2 }, 1)).toEqual({ passed: 3, failed: 2 });
  });

  it('count a suite that could not be loaded as a failure', () => {
    expect(countsOf({ ...report, numRuntimeErrorTestSuites: 1 }, 1)).toEqual({ passed: 3, failed: 1 });
  });

  it('never call a Jest that died a success', () => {
    expect(countsOf(undefined, 0)).toEqual({ passed: 0, failed: 1 });
    expect(countsOf(report, 1)).toEqual({ passed: 3, failed: 1 });
  });
});
