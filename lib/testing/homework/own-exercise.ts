/** An exercise of somebody's own for tests: a server that allows nobody, and one that allows its page. */
import { documentOf } from '@/lib/document/document-of.ts'
import { newOwnExercise } from '@/lib/homework/own/edit-own.ts'
import type { OwnExercise } from '@/lib/homework/own/own-exercise.ts'

const server = (...lines: readonly string[]) =>
  `GET /data\n200 OK\nContent-Type: text/plain\nX-Total: 3\n${lines.map((line) => `${line}\n`).join('')}\nhello\n`

export const documentWith = (...lines: readonly string[]) =>
  documentOf({ code: "await fetch('https://bar.other/data')\n", servers: { 'https://bar.other': server(...lines) } })

/** What the page needs, and nobody else gets. */
export const ALLOWED = ['Access-Control-Allow-Origin: https://foo.example', 'Vary: Origin'] as const

/** Without any check. */
export const ownExercise = (change: Partial<OwnExercise> = {}): OwnExercise => ({
  ...newOwnExercise(documentWith(), 'Let the page in', () => 0.5),
  task: 'Let `https://foo.example` read the data.',
  solution: documentWith(...ALLOWED),
  ...change,
})
