import { expect, test } from 'vitest'
import { createStorage } from '../testing/device.ts'
import { draftKey } from './drafts.ts'
import { NEW_DOCUMENT_HREF, noteWorkedOn, openOwn, ownHref } from './own-documents.ts'
import { originOf, ownNameAt, ownPlace } from './place.ts'

const queryOf = (href: string) => new URL(href, 'https://site.example').search

test('“New document” makes a document of its own each time, and its address opens the same one again', () => {
  const { source } = createStorage()
  const one = openOwn(source, queryOf(NEW_DOCUMENT_HREF))
  const two = openOwn(source, queryOf(NEW_DOCUMENT_HREF))
  expect(one.place).not.toBe(two.place)
  for (const { place, made } of [one, two]) {
    expect(originOf(place)).toBe('mine')
    expect(made?.href).toBe(ownHref(place))
    expect(openOwn(source, queryOf(made?.href ?? ''))).toEqual({ place, made: null })
  }
})

test('the playground opens the own document that was worked on last, and the first one where that was deleted', () => {
  const { items, source } = createStorage()
  expect(openOwn(source, '').place).toBe('playground:free')
  noteWorkedOn(source, 'playground:mine:abc')
  items.set(draftKey('playground:mine:abc'), '{}')
  expect(openOwn(source, '').place).toBe('playground:mine:abc')
  expect(openOwn(source, '?document=free').place).toBe('playground:free')
  noteWorkedOn(source, 'playground:link:0af')
  expect(openOwn(source, '').place).toBe('playground:mine:abc')
  items.delete(draftKey('playground:mine:abc'))
  expect(openOwn(source, '').place).toBe('playground:free')
})

test('an address that names no own document opens the first one', () => {
  for (const search of ['?document=', '?document=../x', '?document=link:0af', `?document=${'a'.repeat(41)}`])
    expect(openOwn(createStorage().source, search)).toEqual({ place: 'playground:free', made: null })
  expect(openOwn(() => null, '').place).toBe('playground:free')
})

test('own documents have names, and other places have none', () => {
  for (const name of ['free', 'abc', 'n0x9']) expect(ownNameAt(ownPlace(name) ?? '')).toBe(name)
  for (const place of ['playground:link:0af', 'playground:stack-raw', 'lesson:cors-headers:own', 'playground:mine:'])
    expect(ownNameAt(place)).toBeNull()
  expect(ownHref('playground:stack-raw')).toBeNull()
})
