import { describe, expect, test } from 'vitest'
import type { CallEvent, HeaderEvent } from '../../trace/events.ts'
import { getHeader } from '../../trace/header-list.ts'
import { openPage, type PageRequest } from '../open-page.ts'

const URL = 'https://bar.other/data'
const TEXT = 'text/plain;charset=UTF-8'
const JSON_TYPE = ['Content-Type', 'application/json'] as const

function page() {
  const wire: PageRequest[] = []
  const opened = openPage({
    url: 'https://foo.example/',
    send: (request) => {
      wire.push(request)
      return { status: 200, headers: [['Access-Control-Allow-Origin', '*']] }
    },
  })
  const events = () => ({
    written: opened.trace.filter((e): e is CallEvent => e.type === 'call').map(({ headers }) => headers),
    marks: opened.trace.flatMap((e) => (isMark(e) ? [[e.what, e.value, e.rule, e.anchor]] : [])),
    sent: wire.flatMap(({ method, headers }) => (method === 'OPTIONS' ? [] : [getHeader(headers, 'content-type')])),
  })
  return { ...opened, events }
}

const isMark = (event: { type: string }): event is HeaderEvent =>
  event.type === 'header' && 'name' in event && event.name === 'Content-Type'
const added = (anchor: string, value = TEXT) => ['added', value, 'default-request-header', anchor]

describe('the Content-Type of a body is sent and recorded as added', () => {
  test('the Content-Type of a body is added by fetch', async () => {
    const { fetch, events } = page()
    await fetch(URL, { method: 'POST', body: 'x', headers: { 'X-A': '1' }, mode: 'no-cors' })
    expect(events()).toMatchObject({ written: [[['X-A', '1']]], sent: [TEXT] })
    expect(events().marks).toEqual([added('#dom-request')])
  })

  test('the Content-Type of a body is added by a Request made from a Request, and by its clone', async () => {
    const { fetch, Request, events } = page()
    const request = new Request(URL, { method: 'POST', body: 'x' })
    expect(request.headers.get('content-type')).toBe(TEXT)
    await fetch(new Request(request.clone(), { cache: 'reload' }))
    await fetch(request)
    expect(events()).toMatchObject({ written: [[], []], sent: [TEXT, TEXT] })
    expect(events().marks).toEqual([added('#dom-request'), added('#dom-request')])
  })

  test('the Content-Type of a body is added by a beacon and by a form', async () => {
    const { elements, events } = page()
    await elements.beacon({ url: URL, body: new Uint8Array(1), contentType: TEXT })
    await elements.form({ url: URL, method: 'post', enctype: 'text/plain', fields: [] })
    expect(events()).toMatchObject({ written: [[], []], sent: [TEXT, 'text/plain'] })
    expect(events().marks.map(([what]) => what)).toEqual(['added', 'added'])
  })
})

describe('a Content-Type that the script has set', () => {
  test('a Content-Type that the script has set is the only one', async () => {
    const { fetch, events } = page()
    await fetch('/', { method: 'POST', body: '{}', headers: [JSON_TYPE] as never })
    expect(events()).toEqual({ written: [[JSON_TYPE]], marks: [], sent: ['application/json'] })
  })

  test('a Content-Type that no-cors drops is replaced by the type of the body', async () => {
    const { fetch, events } = page()
    await fetch(URL, { method: 'POST', body: '{}', mode: 'no-cors', headers: [JSON_TYPE] as never })
    expect(events()).toMatchObject({ written: [[JSON_TYPE]], sent: [TEXT] })
    expect(events().marks.map(([what, value]) => [what, value])).toEqual([
      ['dropped', 'application/json'],
      ['added', TEXT],
    ])
  })

  test('a Content-Type that the script sets later replaces, extends or removes the type of the body', async () => {
    const { fetch, Request, events } = page()
    const post = () => new Request('/', { method: 'POST', body: 'x' })
    const [set, joined, gone] = [post(), post(), post()]
    set.headers.set('Content-Type', 'a/b')
    joined.headers.append('Content-Type', 'a/b')
    gone.headers.delete('Content-Type')
    for (const request of [set, joined, gone]) await fetch(request)
    expect(events()).toMatchObject({ marks: [], sent: ['a/b', `${TEXT}, a/b`, null] })
  })
})
