import { describe, expect, test } from 'vitest'
import { addressed, addressOf, readEntry, stateOf } from './address.ts'

describe('what an address of the playground opens', () => {
  const link = { open: 'link:abc', link: 'v2.original' }
  test.each([
    ['nothing but the path: the own document', '', '', null, { kind: 'own', search: '' }],
    ['a name of an own document', '?document=n1', '', null, { kind: 'own', search: '?document=n1' }],
    ['an example', '?example=first-call', '', null, { kind: 'example', id: 'first-call' }],
    ['a link', '', '#v2.abc', null, { kind: 'link', fragment: 'v2.abc' }],
    [
      'an own document’s copied address: what is in it',
      '?document=n1',
      '#v2.abc',
      null,
      { kind: 'link', fragment: 'v2.abc' },
    ],
    [
      'an edited example’s copied address: what is in it',
      '?example=x',
      '#v2.abc',
      null,
      { kind: 'link', fragment: 'v2.abc' },
    ],
    [
      'an own document after a reload: its place',
      '?document=n1',
      '#v2.abc',
      { open: 'mine:n1' },
      { kind: 'own', search: '?document=n1' },
    ],
    [
      'the first own document after a reload',
      '',
      '#v2.abc',
      { open: 'free' },
      { kind: 'own', search: '?document=free' },
    ],
    ['an edited example after a reload', '?example=x', '#v2.abc', { open: 'x' }, { kind: 'example', id: 'x' }],
    [
      'an edited link after a reload: the link that it came by',
      '',
      '#v2.edited',
      link,
      { kind: 'link', fragment: 'v2.original' },
    ],
    ['a scene of a talk', '?talk=t1&scene=s2', '', null, { kind: 'scene', talk: 't1', scene: 's2' }],
    [
      'an edited scene after a reload',
      '?talk=t1&scene=s2',
      '#v2.abc',
      { open: 'talk:t1:s2' },
      { kind: 'scene', talk: 't1', scene: 's2' },
    ],
    [
      'a scene’s copied address: what is in it',
      '?talk=t1&scene=s2',
      '#v2.abc',
      null,
      { kind: 'link', fragment: 'v2.abc' },
    ],
  ] as const)('%s', (_, search, hash, entry, opens) => {
    expect(addressed({ search, hash }, entry ? { ...stateOf(entry), __NA: true } : { __NA: true })).toEqual(opens)
  })

  test.each([null, undefined, 7, 'x', {}, { preflight: null }, { preflight: {} }, { preflight: { open: 1 } }])(
    'a state of another kind, %j, is no entry',
    (state) => expect(readEntry(state)).toBeNull(),
  )
})

describe('the address of a document', () => {
  test.each([
    ['free', '', '', '/playground'],
    ['free', '?document=n1', 'v2.abc', '/playground#v2.abc'],
    ['mine:n1', '', 'v2.abc', '/playground?document=n1#v2.abc'],
    ['first-call', '?example=first-call', '', '/playground?example=first-call'],
    ['link:abc', '?example=first-call', 'v2.abc', '/playground#v2.abc'],
    ['talk:t1:s2', '?talk=t1&scene=s2&stage', 'v2.abc', '/playground?talk=t1&scene=s2&stage#v2.abc'],
    ['link:abc', '?talk=t1&scene=s2', 'v2.abc', '/playground#v2.abc'],
    ['first-call', '?example=other&stage', 'v2.abc', '/playground?example=first-call&stage#v2.abc'],
  ])('of %s, from %j with %j, is %s', (key, search, fragment, href) => {
    expect(addressOf(key, search, fragment)).toBe(href)
  })
})
