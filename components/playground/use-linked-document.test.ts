// @vitest-environment happy-dom
import { act, cleanup, renderHook } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { DEFAULT_DOCUMENT } from '@/lib/document/default-document.ts'
import type { PlaygroundDocument } from '@/lib/document/document.ts'
import { encodeLink } from '@/lib/document/link.ts'
import { baseHref, baseId, baseOf } from '@/lib/document/link-base.ts'
import { linkKey, stateOf } from '@/lib/documents/address.ts'
import { drafts } from '@/lib/documents/on-this-device.ts'
import { useLinkedDocument } from './use-linked-document.ts'

const written = (code: string): PlaygroundDocument => ({
  ...DEFAULT_DOCUMENT,
  client: { ...DEFAULT_DOCUMENT.client, code },
})
/** Long enough that a change of it is shorter as a patch. */
const exampleOf = (name: string) =>
  written(Array.from({ length: 20 }, (_, at) => `console.log("${name} ${Math.imul(at + 1, 2654435761)}")`).join('\n'))
const changed = (start: PlaygroundDocument) => ({ ...start, title: 'Changed', browser: 'webkit' as const })
const basedOn = (start: PlaygroundDocument) => encodeLink(changed(start), { base: baseOf(start), view: { step: 2 } })

let served: () => Promise<Response>
const fetched = vi.fn((_address: string) => served())
const at = (fragment: string, state: object | null = null) =>
  history.replaceState(state, '', `http://localhost:3000/playground#${fragment}`)
const settle = () => act(async () => void (await new Promise((soon) => setTimeout(soon, 5))))

const open = () => renderHook(() => useLinkedDocument(DEFAULT_DOCUMENT))

beforeEach(() => {
  localStorage.clear()
  fetched.mockClear()
  vi.stubGlobal('fetch', fetched)
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
  history.replaceState(null, '', 'http://localhost:3000/playground')
})

test('a link with all of its document opens at once, and fetches nothing', () => {
  const document = written('// sent\n')
  at(encodeLink(document))
  const { result } = open()
  expect(result.current).toMatchObject({
    linked: { key: linkKey(document), document, view: null, base: null },
    problem: null,
    waiting: null,
  })
  expect(fetched).not.toHaveBeenCalled()
})

test('a link on a base waits for it, and opens with its view', async () => {
  const start = exampleOf('first')
  at(basedOn(start))
  served = async () => new Response(baseOf(start))
  const { result } = open()
  expect(result.current).toMatchObject({ linked: null, waiting: 'loading', problem: null })
  await settle()
  expect(result.current).toMatchObject({
    linked: { document: changed(start), view: { step: 2 }, base: baseOf(start) },
    waiting: null,
  })
  expect(fetched.mock.calls).toEqual([[baseHref(baseId(baseOf(start)))]])
})

test.each([
  ['without a connection', () => Promise.reject(new TypeError('Failed to fetch'))],
  ['when it is not kept', async () => new Response('Not found', { status: 404 })],
  ['when another text is served in its place', async () => new Response('{}')],
] as const)('a base that cannot be had, %s, is said, opens nothing, and can be tried again', async (name, failing) => {
  const start = exampleOf(name)
  at(basedOn(start))
  served = failing
  const { result } = open()
  await settle()
  expect(result.current).toMatchObject({
    linked: null,
    waiting: 'failed',
    problem: expect.stringContaining('could not be loaded'),
  })
  served = async () => new Response(baseOf(start))
  act(() => result.current.retry())
  expect(result.current).toMatchObject({ waiting: 'loading', problem: null })
  await settle()
  expect(result.current).toMatchObject({ linked: { document: changed(start) }, waiting: null })
})

test('a base that comes after another link was opened opens nothing', async () => {
  const start = exampleOf('late')
  at(basedOn(start))
  let come = (_: Response): void => undefined
  served = () =>
    new Promise((answer) => {
      come = answer
    })
  const { result } = open()
  const next = written('// next\n')
  at(encodeLink(next))
  act(() => void window.dispatchEvent(new Event('hashchange')))
  come(new Response(baseOf(start)))
  await settle()
  expect(result.current.linked?.document).toEqual(next)
})

test('after a reload, an edited link is the one that it came by, and an own document is no link', () => {
  const sent = written('// sent\n')
  const link = encodeLink(sent)
  at(encodeLink(written('// edited\n')), stateOf({ open: linkKey(sent), link }))
  const first = open()
  expect(first.result.current.linked).toMatchObject({ document: sent, fragment: link })
  first.unmount()
  at(encodeLink(written('// mine\n')), stateOf({ open: 'free' }))
  const second = open()
  expect(second.result.current).toMatchObject({ linked: null, problem: null })
})

test('the history going back from a link to an own document is noticed, with either event, once', () => {
  at(encodeLink(written('// sent\n')))
  const { result } = open()
  at(encodeLink(written('// mine\n')), stateOf({ open: 'free' }))
  act(() => void window.dispatchEvent(new Event('popstate')))
  const { left } = result.current
  expect(left).not.toBeNull()
  act(() => void window.dispatchEvent(new Event('hashchange')))
  expect(result.current.left).toBe(left)
})

test.each([
  ['?document=n1', 'playground:mine:n1'],
  ['', 'playground:free'],
])(
  'the copied address of an own document, with %j, opens the document while it is the same, else a link',
  (query, place) => {
    const document = written('// mine\n')
    drafts.write(place, document, DEFAULT_DOCUMENT)
    const copied = `http://localhost:3000/playground${query}#${encodeLink(document)}`
    history.replaceState(null, '', copied)
    const first = open()
    expect(first.result.current).toMatchObject({ linked: null, left: {} })
    first.unmount()
    drafts.write(place, written('// mine, changed since\n'), DEFAULT_DOCUMENT)
    history.replaceState(null, '', copied)
    expect(open().result.current.linked).toMatchObject({ document })
  },
)
