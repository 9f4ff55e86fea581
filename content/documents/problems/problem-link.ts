import type { Problem } from './problem.ts'

/** The address that opens a problem in the playground, as the gallery names it. */
export function problemLink({ slug }: Problem): string {
  return `/playground?example=problem-${slug}`
}
