/** Reports of headers that a script looks for and does not find. A loop may ask a million times, so each is made once, and few of them. */

/** For one run. */
const MOST_REPORTS = 200

type Report = (call: number, name: string) => void

/** The function without its repetitions, and without what comes after the first 200 calls. */
export function reportOnce(report: Report): Report {
  // Saved now: the script may replace the methods of prototypes.
  const made: Record<string, true> = Object.create(null)
  let count = 0
  return (call, name) => {
    const key = `${call} ${name}`
    if (count === MOST_REPORTS || made[key] === true) return
    made[key] = true
    count += 1
    report(call, name)
  }
}
