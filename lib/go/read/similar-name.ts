import { nearest } from '../../trace/spelling.ts'

/**
 * @param candidates names that are in scope
 * @returns the candidate that was probably meant: a third of the letters may differ, at least one and at most three;
 *   null where none is that near
 */
export function similarName(name: string, candidates: Iterable<string>): string | null {
  return nearest(name, candidates, Math.max(1, Math.min(3, Math.floor(name.length / 3)))) ?? null
}
