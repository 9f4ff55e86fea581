import type { PlaygroundDocument } from '../document/document.ts'

/** The lines of the servers' texts that `after` has and `before` has not, without the space before them. */
export function newLines(before: PlaygroundDocument, after: PlaygroundDocument): string {
  return after.servers
    .flatMap(({ origin, text }) => {
      const old = new Map<string, number>()
      for (const line of linesOf(before.servers.find((server) => server.origin === origin)?.text ?? '')) {
        old.set(line, (old.get(line) ?? 0) + 1)
      }
      return linesOf(text).filter((line) => {
        const left = old.get(line) ?? 0
        old.set(line, left - 1)
        return left <= 0 && line !== ''
      })
    })
    .filter((line, at, all) => all.indexOf(line) === at)
    .join('\n')
}

const linesOf = (text: string): readonly string[] => text.split('\n').map((line) => line.trim())
