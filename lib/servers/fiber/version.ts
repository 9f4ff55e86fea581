/** A release of Fiber, `2.52.15`. */
export type FiberVersion = string

/** Whether a release is this one or a later one. Parts that are not numbers count as 0. */
export function atLeast(version: FiberVersion, first: FiberVersion): boolean {
  const have = version.split('.').map((part) => Number.parseInt(part, 10) || 0)
  const want = first.split('.').map((part) => Number.parseInt(part, 10) || 0)
  for (let index = 0; index < Math.max(have.length, want.length); index++) {
    const difference = (have[index] ?? 0) - (want[index] ?? 0)
    if (difference !== 0) return difference > 0
  }
  return true
}

/** The number in the import path, `github.com/gofiber/fiber/v3`. */
export function majorOf(version: FiberVersion): 2 | 3 {
  return atLeast(version, '3.0.0') ? 3 : 2
}
