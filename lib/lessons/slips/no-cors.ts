import type { Remark } from '../exercise.ts'
import type { Judged } from './judged.ts'

/** The script asks with `no-cors`, and the check wants the answer to be read. */
export function noCors({ results, exercise }: Judged): readonly Remark[] {
  if (exercise.edits === 'servers') return []
  return results.flatMap(({ probe, passed, trace }) =>
    passed || probe.code !== undefined || probe.expect.outcome === 'opaque'
      ? []
      : trace.flatMap((event) =>
          event.type === 'call' && event.mode === 'no-cors'
            ? [
                {
                  kind: 'no-cors',
                  says: 'With mode `no-cors` the script never gets the contents of an answer, whatever the server allows.',
                  ...(event.source ? { at: { line: event.source.line } } : {}),
                },
              ]
            : [],
        ),
  )
}
