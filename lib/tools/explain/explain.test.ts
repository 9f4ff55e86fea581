import { expect, test } from 'vitest'
import { lesson } from '../../../content/lessons/preflight/lesson.ts'
import { DEFAULT_DOCUMENT } from '../../document/default-document.ts'
import type { PlaygroundDocument } from '../../document/document.ts'
import { encodeLink } from '../../document/link.ts'
import { baseOf } from '../../document/link-base.ts'
import { runNdjsonCommand } from '../../testing/run-ndjson-command.ts'
import type { ExplainedCall, ExplainedRun } from './explained-run.ts'

type Line = ExplainedRun & {
  readonly id: unknown
  readonly error?: string
  readonly afterFix: { readonly applied: number; readonly calls: readonly ExplainedCall[] } | null
}

const explain = (...input: readonly unknown[]) => runNdjsonCommand<Line>(new URL('explain.ts', import.meta.url), input)

const BAR = 'https://bar.other'
const page = (code: string, servers: PlaygroundDocument['servers'] = []): PlaygroundDocument => ({
  ...DEFAULT_DOCUMENT,
  page: { url: 'https://foo.example/' },
  client: { language: 'javascript', code },
  servers,
})
const raw = (text: string) => [{ origin: BAR, dialect: 'raw' as const, text }]
const express = (handler: string) => [
  {
    origin: BAR,
    dialect: 'express' as const,
    text: `import express from 'express'\nconst app = express()\napp.get('/x', ${handler})\napp.listen(1)`,
  },
]
const GET = `await fetch('${BAR}/x')`

/** A document of a lesson: a link to a change of it does not contain it. */
const onStart = lesson.exercises[0]?.start as PlaygroundDocument

test('explain answers every line in order, also one that cannot be read', { timeout: 60_000 }, async () => {
  const refused = page(GET, raw('GET /x\n200 OK\n\nhello'))
  const { lines, code } = await explain(
    { id: 1, document: refused },
    'no JSON',
    { id: 'nothing' },
    { id: 'old', document: { version: 0 } },
    { id: 'number', document: 7 },
    { id: 'damaged', link: 'https://foo.example/playground#v1.abc' },
    { id: 'based', link: encodeLink({ ...onStart, title: 'Changed' }, { base: baseOf(onStart) }) },
    '',
    { id: 2, link: `https://foo.example/playground#${encodeLink(refused)}` },
    { id: 3, link: encodeLink(refused) },
  )
  expect(code).toBe(0)
  expect(lines.map(({ id, error }) => [id, error === undefined])).toEqual([
    [1, true],
    [null, false],
    ['nothing', false],
    ['old', false],
    ['number', false],
    ['damaged', false],
    ['based', true],
    [2, true],
    [3, true],
  ])
  const { id: _, ...first } = lines[0] as Line
  expect(first).toMatchObject({
    ended: 'finished',
    calls: [
      {
        method: 'GET',
        url: `${BAR}/x`,
        crossOrigin: true,
        sent: 'at-once',
        outcome: 'network-error',
        readable: false,
        status: null,
        reason: 'missing-allow-origin',
        fix: { server: BAR, written: true },
      },
    ],
    servers: [{ origin: BAR, started: true, diagnostics: [] }],
    wire: [{ method: 'GET', url: `${BAR}/x`, status: 200 }],
    afterFix: null,
  })
  expect(first.console[0]).toContain("No 'Access-Control-Allow-Origin' header is present")
  expect(lines.slice(-2)).toMatchObject([first, first])
})

test('explain applies the fix, which is complete, and tells what the calls do then', {
  timeout: 60_000,
}, async () => {
  const put = `await fetch('${BAR}/x', { method: 'PUT', headers: { 'X-Token': '1' } })`
  const server = raw('OPTIONS /x\n204\n\nPUT /x\n200 OK\n\nhello')
  const { lines } = await explain(
    { id: 1, document: page(put, server), fix: true },
    { id: 2, document: page(GET, raw('GET /x\n200 OK\nAccess-Control-Allow-Origin: *\n\nhello')), fix: true },
  )
  expect(lines[0]).toMatchObject({ calls: [{ sent: 'refused-preflight', reason: 'preflight-missing-allow-origin' }] })
  expect(lines[0]?.afterFix?.applied).toBe(1)
  expect(lines[0]?.afterFix?.calls).toMatchObject([
    { sent: 'after-preflight', outcome: 'response', readable: true, status: 200, reason: null, fix: null },
  ])
  expect(lines[1]?.afterFix).toMatchObject({ applied: 0, calls: [{ readable: true }] })
})

test('explain keeps the deadlines of a run, and goes on after documents that try to end it', {
  timeout: 120_000,
}, async () => {
  const hostile: readonly [string, PlaygroundDocument, Partial<Line>][] = [
    ['loop', page('while (true) {}'), { ended: 'time-limit' }],
    ['microtasks', page('for (;;) await null'), { ended: 'time-limit' }],
    ['timers', page('setInterval(() => {}, 5)'), { ended: 'time-limit' }],
    ['output', page('for (;;) console.log(1)'), { ended: 'output-limit' }],
    ['calls', page(`for (;;) fetch('${BAR}/x')`), { ended: 'call-limit' }],
    ['exit', page(`globalThis.process?.exit?.(3); globalThis.process?.kill?.(1)\n${GET}`), { ended: 'finished' }],
    ['built-ins', page(`Promise.prototype.then = Array.prototype.map = null\n${GET}`), { ended: 'time-limit' }],
    ['memory', page('const all = []; for (;;) all.push(new Array(1e6).fill(1.5))'), { ended: 'time-limit' }],
    ['server loop', page(GET, express('() => { for (;;); }')), { ended: 'finished' }],
    ['server start', page(GET, [{ origin: BAR, dialect: 'express', text: 'for (;;);' }]), { ended: 'finished' }],
    ['server exit', page(GET, express('() => process.exit(1)')), { ended: 'finished' }],
  ]
  const good = page(GET, raw('GET /x\n200 OK\nAccess-Control-Allow-Origin: *\n\nhello'))
  const { lines, code } = await explain(
    ...hostile.flatMap(([id, document]) => [
      { id, document, fix: true },
      { id: 'good', document: good },
    ]),
  )
  expect(code).toBe(0)
  expect(lines.map(({ id }) => id)).toEqual(hostile.flatMap(([id]) => [id, 'good']))
  for (const [at, [, , expected]] of hostile.entries()) expect(lines[2 * at]).toMatchObject(expected)
  for (const line of lines.filter(({ id }) => id === 'good'))
    expect(line).toMatchObject({ ended: 'finished', calls: [{ readable: true }] })
  const [loop, start, exit] = lines.filter(({ id }) => /^server/.test(String(id)))
  expect(loop?.calls).toMatchObject([
    { reason: 'connection-failed', why: [expect.stringMatching(/hangs/), expect.anything()] },
  ])
  expect(start).toMatchObject({ servers: [{ started: false }], calls: [{ reason: 'connection-failed' }] })
  expect(exit?.calls).toMatchObject([{ reason: 'connection-failed' }])
})
