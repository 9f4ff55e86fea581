import { quoted } from '../../trace/why/sentences.ts'
import type { Remark } from '../exercise.ts'
import type { Judged } from './judged.ts'

/** The script sends a header that only an answer may have: permission is the server's to give. */
export function permissionOnRequest({ results, exercise }: Judged): readonly Remark[] {
  if (exercise.edits === 'servers') return []
  return results.flatMap(({ probe, trace }) =>
    probe.code !== undefined
      ? []
      : trace.flatMap((event) => {
          if (event.type !== 'call') return []
          const name = event.headers.map(([each]) => each).find((each) => /^access-control-(allow|expose)-/i.test(each))
          if (name === undefined) return []
          return [
            {
              kind: 'permission-on-request',
              says: `The script sends ${quoted(name)}. It is a header of answers: in a request it allows nothing, and makes the browser ask first.`,
              ...(event.source ? { at: { line: event.source.line } } : {}),
            },
          ]
        }),
  )
}
