import type { PlaygroundDocument } from '@/lib/document/document.ts'

/** Numbers from 0 to below 1, the same for the same seed (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** A document with one small change: a header less, another origin, another order of lines, another call. */
export function varied(document: PlaygroundDocument, random: () => number): readonly [how: string, PlaygroundDocument] {
  const pick = <Item>(items: readonly Item[]): Item | undefined => items[Math.floor(random() * items.length)]
  const changes: readonly (readonly [string, () => PlaygroundDocument])[] = [
    [
      'a header less',
      () => inServer((text) => withoutLine(text, pick(linesWith(text, /access-control|allow|origin/i)))),
    ],
    ['a line less', () => inServer((text) => withoutLine(text, pick(linesWith(text, /\S/))))],
    ['another order', () => inServer((text) => swapped(text, pick(linesWith(text, /\S/).slice(0, -1))))],
    ['another page', () => ({ ...document, page: { ...document.page, url: 'https://another.example/' } })],
    ['another origin', () => inServer((text) => text.replace(/https?:\/\/[\w.-]+(:\d+)?/, 'https://partner.example'))],
    ['everybody', () => inServer((text) => text.replace(/https?:\/\/[\w.-]+(:\d+)?/, '*'))],
    ['another method', () => inScript((code) => withInit(code, "method: 'PATCH'"))],
    ['another header', () => inScript((code) => withInit(code, "headers: { 'X-More': '1' }"))],
    ['credentials', () => inScript((code) => withInit(code, "credentials: 'include'"))],
  ]
  const [how, change] = pick(changes) ?? ['nothing', () => document]
  return [how, change()]

  function inServer(change: (text: string) => string): PlaygroundDocument {
    const server = pick(document.servers)
    return {
      ...document,
      servers: document.servers.map((each) => (each === server ? { ...each, text: change(each.text) } : each)),
    }
  }
  function inScript(change: (code: string) => string): PlaygroundDocument {
    return { ...document, client: { ...document.client, code: change(document.client.code) } }
  }
}

/** The numbers of the lines that match. */
const linesWith = (text: string, pattern: RegExp): readonly number[] =>
  text.split('\n').flatMap((line, at) => (pattern.test(line) ? [at] : []))

const withoutLine = (text: string, at: number | undefined): string =>
  text
    .split('\n')
    .filter((_, index) => index !== at)
    .join('\n')

function swapped(text: string, at: number | undefined): string {
  if (at === undefined) return text
  const lines = text.split('\n')
  return [...lines.slice(0, at), ...lines.slice(at, at + 2).reverse(), ...lines.slice(at + 2)].join('\n')
}

/** The first call of `fetch` with one more member of its options. */
const withInit = (code: string, member: string): string =>
  /fetch\([^()]*\{/.test(code)
    ? code.replace(/(fetch\([^()]*?\{)/, `$1 ${member},`)
    : code.replace(/(fetch\(\s*(['"`])[^'"`]*\2)/, `$1, { ${member} }`)
