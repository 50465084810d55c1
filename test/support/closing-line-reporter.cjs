const { writeSync } = require('node:fs')

/** Prints the run's last line, which continuous integration reads: `jest: N passed, N failed, N skipped`. */
module.exports = class ClosingLineReporter {
  onRunComplete(_contexts, results) {
    // A suite that could not be loaded has no tests of its own, but is a failure all the same.
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites
    const skipped = results.numPendingTests + results.numTodoTests
    // At exit, since Jest's own summary is printed after the reporters have run.
    process.on('exit', () => writeSync(1, `jest: ${results.numPassedTests} passed, ${failed} failed, ${skipped} skipped\n`))
  }
}
