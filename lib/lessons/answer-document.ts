import type { PlaygroundDocument } from '../document/document.ts'
import type { Answer, Edit, WrittenText } from './answer.ts'
import type { Exercise } from './exercise.ts'

/**
 * The document that somebody has who wrote this answer.
 * @throws Error where an edit changes nothing, or no server has the named origin
 */
export function answerDocument(
  { start, solution }: Pick<Exercise, 'start' | 'solution'>,
  { from = 'solution', page, opaque, code, server, servers = {} }: Omit<Answer, 'says'>,
): PlaygroundDocument {
  const base = from === 'start' ? start : solution
  const unknown = Object.keys(servers).find((origin) => !base.servers.some((each) => each.origin === origin))
  if (unknown) throw new Error(`The exercise has no server ${unknown}.`)
  return {
    ...base,
    page: {
      ...base.page,
      ...(page === undefined ? {} : { url: page }),
      ...(opaque === undefined ? {} : { opaque }),
    },
    client: { ...base.client, code: written(base.client.code, code) },
    servers: base.servers.map((each, index) => ({
      ...each,
      text: written(each.text, servers[each.origin] ?? (index === 0 ? server : undefined)),
    })),
  }
}

function written(text: string, change: WrittenText = []): string {
  return typeof change === 'string' ? change : edited(text, change)
}

/**
 * The text with the edits made in it, each in the result of the one before.
 * @throws Error where an edit changes nothing
 */
export function edited(text: string, edits: readonly Edit[]): string {
  return edits.reduce((now, [before, after]) => {
    const next = now.replace(before, after)
    if (next === now) throw new Error(`Nothing to replace: ${before}`)
    return next
  }, text)
}
