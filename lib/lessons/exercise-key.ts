import { contentHash } from '../document/content-hash.ts'
import type { Exercise } from './exercise.ts'

/** The name under which progress in an exercise is kept. Better words or hints do not change it; another task does. */
export function exerciseKey({ task, start, edits, probes }: Exercise): string {
  return contentHash({
    task,
    start,
    edits,
    probes: probes.map(({ page, browser, code, cookies, call, expect }) => ({
      page,
      browser,
      code,
      cookies,
      call,
      expect,
    })),
  })
}
