import { contentHash } from '../document/content-hash.ts'
import type { Exercise } from './exercise.ts'

/** The key under which progress in an exercise is stored. New wording or hints do not change it; a new task does. */
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
