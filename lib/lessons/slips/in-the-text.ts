import { hostOf } from '../../trace/address.ts'
import type { Remark } from '../exercise.ts'
import type { Judged } from './judged.ts'

/** What the dialects of the servers remark on the texts that the exercise lets the learner edit. */
export async function inTheText({ exercise, document, read }: Judged): Promise<readonly Remark[]> {
  if (exercise.edits === 'client' || exercise.edits === 'attack') return []
  const remarks: Remark[] = []
  for (const server of document.servers)
    for (const { severity, code, message, from } of await read(server))
      if (severity === 'warning')
        remarks.push({
          kind: code,
          says: document.servers.length > 1 ? `**${hostOf(server.origin)}**: ${message}` : message,
          at: { server: server.origin, line: from.line },
        })
  return remarks
}
