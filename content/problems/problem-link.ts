import { encodeLink } from '@/lib/playground/link.ts'
import type { Problem } from './problem.ts'

/** The address that opens a problem in the playground, under its own title. */
export function problemLink({ document, title }: Problem): string {
  return `/playground#${encodeLink({ ...document, title })}`
}
