/** Small changes of a solution, of which probably none is right: what checks are tried with. */
import type { PlaygroundDocument } from '../document/document.ts'
import { hostOf } from '../trace/address.ts'
import type { Exercise } from './exercise.ts'

type Mutable = Pick<Exercise, 'solution' | 'edits'>

export interface Mutation {
  /** What was changed: `bar.other, line 3 is gone`. */
  readonly says: string
  /** The line as the solution has it, and as it is now; null: it is gone. */
  readonly before: string
  readonly after: string | null
  readonly document: PlaygroundDocument
}

/** In each dialect, what names the origins that are let in; what it names becomes everybody. */
const OPENINGS: readonly (readonly [RegExp, string])[] = [
  [/(Access-Control-Allow-Origin['"]?\s*[,:]?\s*['"]?)(?:https?:\/\/[^\s'",;]+|\$\w+)/i, '$1*'],
  [/(\borigin\s*:\s*)(?:'[^']*'|"[^"]*"|\[[^\]]*\])/, "$1'*'"],
  [/(\bAllowOrigins\s*:\s*)(?:"[^"]*"|\[\]string\{[^}]*\})/, '$1"*"'],
]
/** A pattern that is bound to both ends, and is not any more. */
const UNBOUND: readonly (readonly [RegExp, string])[] = [
  [/\^(https?:)/, '$1'],
  [/\$(\/[gimsuy]*)(?=[\s,).;\]]|$)/, '$1'],
]
const ABOUT_CORS = /access-control|\bvary\b|origin|cors|credential/i

/**
 * Changes of one line each, of which the answer is probably not right any more; those that matter most first.
 * @param most how many, at most
 */
export function smallChanges(exercise: Mutable, most: number): readonly Mutation[] {
  const found = textsOf(exercise).flatMap(({ name, text, put }) => {
    const lines = text.split('\n')
    return lines.flatMap((line, at) => {
      if (!/\w/.test(line) || /^\s*(?:\/\/|#|\/\*|\*)/.test(line)) return []
      const changed = (says: string, after: string | null, weight: number) => ({
        weight,
        says: `${name}, line ${at + 1} ${says}`,
        before: line,
        after,
        document: put((after === null ? lines.toSpliced(at, 1) : lines.with(at, after)).join('\n')),
      })
      const replaced = (rules: typeof OPENINGS, says: string) =>
        rules.flatMap(([pattern, by]) => {
          const next = line.replace(pattern, by)
          return next === line ? [] : [changed(says, next, 0)]
        })
      return [
        ...replaced(OPENINGS, 'lets everybody in'),
        ...replaced(UNBOUND, 'compares only a part of the origin'),
        changed('is gone', null, ABOUT_CORS.test(line) ? 1 : 2),
      ]
    })
  })
  return found
    .sort((a, b) => a.weight - b.weight)
    .slice(0, most)
    .map(({ weight: _, ...mutation }) => mutation)
}

interface Text {
  readonly name: string
  readonly text: string
  put(text: string): PlaygroundDocument
}

/** The texts of the solution that the learner may change. */
function textsOf({ solution, edits }: Mutable): readonly Text[] {
  const { client, servers } = solution
  return [
    ...(edits === 'servers'
      ? []
      : [
          {
            name: 'client.js',
            text: client.code,
            put: (code: string) => ({ ...solution, client: { ...client, code } }),
          },
        ]),
    ...(edits === 'client' || edits === 'attack'
      ? []
      : servers.map((server, index) => ({
          name: hostOf(server.origin),
          text: server.text,
          put: (text: string) => ({ ...solution, servers: servers.with(index, { ...server, text }) }),
        }))),
  ]
}
