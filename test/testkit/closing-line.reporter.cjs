/** Ends the log with one plain line that any runner can read: `N passed, N failed`. */
class ClosingLineReporter {
  onRunComplete(_contexts, results) {
    const notRun = results.testResults.filter((suite) => suite.testExecError).length;
    const failed = results.numFailedTests + notRun;
    const skipped = results.numPendingTests + results.numTodoTests;
    console.log(
      `${results.numPassedTests} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`,
    );
  }
}

module.exports = ClosingLineReporter;
