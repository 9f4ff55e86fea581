import type { PlaygroundDocument } from '../document/document.ts'
import { hostOf, serializedOriginOf } from '../trace/address.ts'

/** A text of two documents that differs, under the name that the lab gives it. */
export interface ChangedText {
  readonly name: string
  readonly before: string
  readonly after: string
}

const pageOf = ({ page }: PlaygroundDocument): string =>
  `${serializedOriginOf(page.url)}${page.opaque ? ', in a sandboxed frame' : ''}\n`

/** The texts that are not the same in both documents; a server that only one of them has counts as empty in the other. */
export function changedTexts(before: PlaygroundDocument, after: PlaygroundDocument): readonly ChangedText[] {
  const origins = [...new Set([...before.servers, ...after.servers].map(({ origin }) => origin))]
  const textOf = ({ servers }: PlaygroundDocument, origin: string) =>
    servers.find((server) => server.origin === origin)?.text ?? ''
  return [
    { name: 'the page', before: pageOf(before), after: pageOf(after) },
    { name: 'client.js', before: before.client.code, after: after.client.code },
    ...origins.map((origin) => ({
      name: hostOf(origin),
      before: textOf(before, origin),
      after: textOf(after, origin),
    })),
  ].filter((text) => text.before !== text.after)
}
