import { describe, expect, test } from 'vitest'
import { DEFAULT_DOCUMENT } from '../../document/default-document.ts'
import type { PlaygroundDocument } from '../../document/document.ts'
import { runInNode } from '../../run/run-in-node.ts'
import type { Trace } from '../events.ts'
import { compareRuns } from './compare-runs.ts'

const run = (code: string, server: string): Promise<Trace> => {
  const document: PlaygroundDocument = {
    ...DEFAULT_DOCUMENT,
    client: { language: 'javascript', code },
    servers: [{ origin: 'https://bar.other', dialect: 'raw', text: server }],
  }
  return runInNode(document)
}
const GET = 'await fetch("https://bar.other/data").catch(() => {})'
const PUT = 'await fetch("https://bar.other/data", { method: "PUT" }).catch(() => {})'
const closed = 'GET /data\n200 OK\n'
const open = 'GET /data\n200 OK\nAccess-Control-Allow-Origin: *\n'

describe('compareRuns', () => {
  test('two runs of the same text have no difference', async () => {
    const { rows, sentences } = compareRuns(await run(GET, closed), await run(GET, closed))
    expect(sentences).toEqual([])
    expect(rows.size).toBe(0)
  })

  test('an added permission shows as a new verdict, a header, and a removed stop sign', async () => {
    const earlier = await run(GET, closed)
    const later = await run(GET, open)
    const { rows, sentences, before } = compareRuns(earlier, later)
    expect(sentences[0]).toBe('May the script read it? Yes; before: No.')
    const response = later.findIndex((event) => event.type === 'response')
    expect(rows.get(`response-${response}`)).toBe('changed')
    expect(earlier[before.get(`response-${response}`) ?? -1]).toMatchObject({ type: 'response' })
    expect(sentences.some((s) => s === 'The answer (200 OK): It has Access-Control-Allow-Origin: * now.')).toBe(true)
    expect(sentences.some((s) => s.startsWith('No longer:') && s.includes('stops it here'))).toBe(true)
  })

  test('a preflight that only the later run sends is new', async () => {
    const later = await run(PUT, `${closed}\nOPTIONS /data\n204\n`)
    const { rows } = compareRuns(await run(GET, closed), later)
    const preflight = later.findIndex((event) => event.type === 'request' && event.purpose === 'preflight')
    expect(rows.get(`request-${preflight}`)).toBe('new')
  })

  test('another status is a change of the same answer', async () => {
    const later = await run(GET, open.replace('200 OK', '500 Internal Server Error'))
    const { sentences } = compareRuns(await run(GET, open), later)
    expect(sentences.some((s) => s.includes('it was 200 OK before.'))).toBe(true)
  })

  test('which of two calls is answered first makes no difference', async () => {
    const two = 'await Promise.allSettled([fetch("https://bar.other/a"), fetch("https://bar.other/b")])'
    const server = (a: string) => `GET /a\n200 OK\n${a}\na\n\nGET /b\n200 OK\nAccess-Control-Allow-Origin: *\n\nb\n`
    const earlier = await run(two, server(''))
    const later = await run(two, server('Access-Control-Allow-Origin: *\n'))
    // The same run, had the answers to the second call come before those to the first.
    const sent = later.findLastIndex((event) => event.type === 'request') + 1
    const ofSecond = (event: Trace[number]) => 'call' in event && event.call === 2
    const answers = later.slice(sent)
    const swapped = [
      ...later.slice(0, sent),
      ...answers.filter(ofSecond),
      ...answers.filter((event) => !ofSecond(event)),
    ]
    expect(swapped).not.toEqual(later)
    for (const each of [later, swapped]) {
      const { sentences } = compareRuns(earlier, each)
      expect(sentences).toContain('The answer (200 OK): It has Access-Control-Allow-Origin: * now.')
      expect(sentences.filter((s) => s.startsWith('New:') && s.includes('ran its handler'))).toEqual([])
    }
  })

  test('comparing the other way round gives the opposite sentences', async () => {
    const [a, b] = [await run(GET, closed), await run(GET, open)]
    const there = compareRuns(a, b).sentences
    const back = compareRuns(b, a).sentences
    expect(there.filter((s) => s.startsWith('New:')).length).toBe(back.filter((s) => s.startsWith('No longer:')).length)
    expect(back[0]).toBe('May the script read it? No; before: Yes.')
  })
})
