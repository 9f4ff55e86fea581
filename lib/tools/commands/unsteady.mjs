/**
 * Tests that failed and then passed when they were retried, from Playwright's JSON report.
 * @param {{ suites?: readonly object[] }} report https://playwright.dev/docs/test-reporters#json-reporter
 * @returns {readonly { place: string, project: string, title: string }[]} `place` as Playwright's command line takes
 *   it: file and line
 */
export function unsteadyTests(report) {
  const inSuite = ({ suites = [], specs = [] }) => [
    ...suites.flatMap(inSuite),
    ...specs.flatMap(({ file, line, title, tests }) =>
      tests
        .filter(({ status }) => status === 'flaky')
        .map(({ projectName }) => ({ place: `${file}:${line}`, project: projectName, title })),
    ),
  ]
  return inSuite(report)
}
