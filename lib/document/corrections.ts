/**
 * Changes of a server's text that put right what is written wrongly there, and leave what it means: the corrections that
 * the remarks on a text have, and misspelled names and origins. None of them has been run.
 */
import { loadDialect } from '../servers/dialects.ts'
import { applyEdits, offsetOf } from '../servers/text-edit.ts'
import type { Trace } from '../trace/events.ts'
import type { OwnCorsEvent } from '../trace/server-events.ts'
import type { Remedy } from '../trace/why/explanation.ts'
import { isOriginMisspelled } from '../trace/why/origins.ts'
import type { PlaygroundDocument, PlaygroundServer } from './document.ts'
import type { Candidate } from './remedy-candidates.ts'

/** Of one text, so many are tried. */
const MOST = 6

/**
 * The corrections that the remarks on the text of a server have, each by itself.
 * Rejects where the dialect's code cannot be loaded.
 */
export async function corrections(document: PlaygroundDocument, origin: string): Promise<readonly Candidate[]> {
  const server = document.servers.find((each) => each.origin === origin)
  if (!server) return []
  const { text } = server
  const { check } = await loadDialect(server.dialect)
  return check(text)
    .filter(({ replacement, severity }) => replacement !== undefined && severity !== 'info')
    .slice(0, MOST)
    .map(({ from, to, replacement = '' }) => {
      const edit = { from: offsetOf(text, from), to: offsetOf(text, to), text: replacement }
      const old = text.slice(edit.from, edit.to)
      return changed(document, server, applyEdits(text, [edit]), sayOf(from.line, old, replacement))
    })
}

/**
 * The texts in which a name or an origin that is nearly right is spelled as it has to be: a header of the response, the
 * entry of a list that means the page's origin.
 */
export function respelled(document: PlaygroundDocument, trace: Trace, remedy: Remedy): readonly Candidate[] {
  const found: Candidate[] = []
  const { misspelled, header } = remedy
  for (const server of misspelled === undefined ? [] : document.servers) {
    const word = wordIn(server.text, misspelled ?? '')
    if (!word) continue
    const says = `\`${misspelled}\` is spelled \`${header}\`.`
    found.push(changed(document, server, replaceAt(server.text, word, header), says))
  }
  const origin = originOf(trace, remedy)
  for (const { server: at, near } of trace.filter((e): e is OwnCorsEvent => e.type === 'own-cors' && isOf(e, remedy))) {
    const server = document.servers.find((each) => each.origin === at)
    if (!server || !near || origin === null || !isOriginMisspelled(near.text, origin)) continue
    const start = offsetOf(server.text, { line: near.line, column: 1 })
    const word = wordIn(server.text, near.text, start)
    if (word)
      found.push(changed(document, server, replaceAt(server.text, word, origin), sayOf(near.line, near.text, origin)))
  }
  return found
}

const isOf = (e: OwnCorsEvent, { exchange }: Remedy): boolean => e.exchange === exchange

function originOf(trace: Trace, { exchange }: Remedy): string | null {
  const request = trace.find((e) => e.type === 'request' && e.exchange === exchange)
  if (request?.type !== 'request') return null
  return request.headers.find(([name]) => name.toLowerCase() === 'origin')?.[1] ?? null
}

interface Word {
  readonly from: number
  readonly to: number
}

/** Where a word first stands by itself, and not as a part of a longer name or address. */
function wordIn(text: string, word: string, start = 0): Word | null {
  const around = /[\w.:/-]/
  const [first = '', last = ''] = [word[0], word.at(-1)]
  for (let at = text.toLowerCase().indexOf(word.toLowerCase(), start); at >= 0 && word !== ''; ) {
    const end = at + word.length
    const joined =
      (around.test(first) && around.test(text[at - 1] ?? '')) || (around.test(last) && around.test(text[end] ?? ''))
    if (!joined) return { from: at, to: end }
    at = text.toLowerCase().indexOf(word.toLowerCase(), at + 1)
  }
  return null
}

const replaceAt = (text: string, word: Word, by: string): string => applyEdits(text, [{ ...word, text: by }])

function changed(document: PlaygroundDocument, server: PlaygroundServer, text: string, says: string): Candidate {
  const servers = document.servers.map((each) => (each === server ? { ...server, text } : each))
  return { document: { ...document, servers }, server: server.origin, says, corrects: true }
}

/** Characters of a text that are shown. */
const LONGEST = 60

function sayOf(line: number, old: string, now: string): string {
  const shown = (text: string) => `\`${text.replace(/\s+/g, ' ').replaceAll('`', '’')}\``
  const more = now.startsWith(old) && /^\.\w/.test(now.slice(old.length)) ? now.slice(old.length) : ''
  if (more !== '') return `Line ${line}: ${shown(more)} behind what is there.`
  return old.length > LONGEST || now.length > LONGEST
    ? `Line ${line} is put right.`
    : `Line ${line}: ${shown(now)} in place of ${shown(old)}.`
}
