/**
 * `npm run bench:links`: how long links are, as whole addresses on http://localhost:3000, each with a title and a step,
 * beside lz-string and plain deflate, which other playgrounds use, and this site's links of version 1. Exit code 1 when
 * a length is over its target.
 */
import { deflateSync, strToU8 } from 'fflate'
import lzString from 'lz-string'
import { presets } from '@/content/presets.ts'
import { toBase64Url } from '@/lib/document/base64url.ts'
import type { PlaygroundDocument } from '@/lib/document/document.ts'
import { decodeLink, encodeLink } from '@/lib/document/link.ts'
import { baseOf } from '@/lib/document/link-base.ts'
import { DICTIONARY_V1 } from '@/lib/document/link-dictionary.ts'
import { documentText } from '@/lib/document/link-text.ts'
import { LINK_SAMPLES } from './link-samples.ts'

const ADDRESS = 'http://localhost:3000/playground#'
const EDIT_TARGET = 120
/** Lines of own code → characters. */
const PROGRAM_TARGETS: readonly (readonly [lines: number, target: number])[] = [
  [30, 600],
  [60, 1_050],
]
const VIEW = { step: 4 }

interface Row {
  readonly name: string
  readonly ours: number
  readonly target: number
  readonly others: readonly number[]
}

function row(name: string, target: number, document: PlaygroundDocument, base?: string): Row {
  const json = documentText(document)
  const bytes = strToU8(json)
  return {
    name,
    ours: ADDRESS.length + encodeLink(document, { view: VIEW, base }).length,
    target,
    others: [
      deflated(bytes, strToU8(DICTIONARY_V1)),
      ADDRESS.length + toBase64Url(deflateSync(bytes, { level: 9 })).length,
      ADDRESS.length + lzString.compressToEncodedURIComponent(json).length,
    ],
  }
}

/** Version 1: `v1.` and seven characters of checksum. */
const deflated = (bytes: Uint8Array, dictionary: Uint8Array) =>
  ADDRESS.length + 10 + toBase64Url(deflateSync(bytes, { level: 9, mem: 8, dictionary })).length

/** One edit, as somebody makes it who shows a colleague what is missing: a line in the first server's text, and a title. */
function edited(document: PlaygroundDocument): PlaygroundDocument {
  const servers = document.servers.map((server, at) => {
    if (at > 0) return server
    const lines = server.text.split('\n')
    const middle = Math.floor(lines.length / 2)
    const line = `  # Access-Control-Allow-Origin: http://localhost:5173`
    return { ...server, text: [...lines.slice(0, middle), line, ...lines.slice(middle)].join('\n') }
  })
  return { ...document, title: 'The kiosk may read it now', servers }
}

const edits = (await presets()).map(({ name, document }) => row(name, EDIT_TARGET, edited(document), baseOf(document)))
const byLength = edits.toSorted((a, b) => a.ours - b.ours)
const at = (share: number) => byLength[Math.round(share * (byLength.length - 1))]

const rows: readonly Row[] = [
  ...[
    ['shortest', at(0)],
    ['median', at(0.5)],
    ['longest', at(1)],
  ].flatMap(([which, found]) =>
    typeof found === 'object' ? [{ ...found, name: `one edit, ${which} of ${edits.length}: ${found.name}` }] : [],
  ),
  ...LINK_SAMPLES.map(({ name, lines, document }) => {
    const target = PROGRAM_TARGETS.find(([most]) => lines <= most)?.[1] ?? Number.NaN
    return row(name, target, document)
  }),
]

const head = ['characters of the address', 'ours', 'target', 'version 1', 'deflate', 'lz-string']
const cells = [head, ...rows.map(({ name, ours, target, others }) => [name, ours, target, ...others].map(String))]
const widths = head.map((_, column) => Math.max(...cells.map((each) => each[column]?.length ?? 0)))
for (const each of cells)
  console.log(each.map((cell, i) => (i === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  '))

const long = document300()
const start = performance.now()
const link = encodeLink(long)
const encoded = performance.now()
const opened = decodeLink(link)
console.log(
  `\n${documentText(long).length} characters of JSON: encoded in ${(encoded - start).toFixed(1)} ms, opened in ${(performance.now() - encoded).toFixed(1)} ms, ${link.length} characters.`,
)

/** A long program, for the time. */
function document300(): PlaygroundDocument {
  const [sample] = LINK_SAMPLES
  if (!sample) throw new Error('There is no sample.')
  const { client, ...rest } = sample.document
  const code = Array.from({ length: 20 }, (_, i) => client.code.replaceAll('tea', `tea${i * 7919}`)).join('\n')
  return { ...rest, client: { ...client, code } }
}

if (!opened.ok || rows.some(({ ours, target }) => ours > target)) process.exitCode = 1
