import { describe, expect, test } from 'vitest'
import { askedStage, hiddenIn, openStageSearch, shownAgain, withHidden } from './stage-address.ts'

describe('the stage in an address', () => {
  test.each([
    ['', null],
    ['?example=blocked', null],
    ['?stage', { scene: null }],
    ['?example=blocked&stage', { scene: null }],
    ['?stage=2', { scene: 1 }],
    ['?stage=0', { scene: null }],
    ['?stage=two', { scene: null }],
    ['?upstage', null],
  ])('the query %j asks for %j', (search, asked) => expect(askedStage(search)).toEqual(asked))

  test('names the scene by its number, and not the document, whose name may tell the answer', () => {
    expect(openStageSearch('?example=blocked&stage', 1)).toEqual({ search: '?stage=2', hidden: 'example=blocked' })
    expect(openStageSearch('?a=1&exercise=x', null)).toEqual({ search: '?a=1&stage', hidden: 'exercise=x' })
    expect(openStageSearch('', 0)).toEqual({ search: '?stage=1', hidden: '' })
    expect(openStageSearch('?document=n1', null)).toEqual({ search: '?document=n1&stage', hidden: '' })
  })

  test('names the document again when the stage is left, and when the page is loaded anew', () => {
    const { search, hidden } = openStageSearch('?example=blocked&a=1', 1)
    expect(shownAgain(search, hidden, false)).toBe('?example=blocked&a=1')
    expect(shownAgain(search, hidden, true)).toBe('?example=blocked&a=1&stage=2')
    expect(shownAgain('?stage', '', false)).toBe('')
  })

  test('what is hidden is kept in the entry of the history, beside what others keep there', () => {
    const state = withHidden({ __NA: true }, 'example=blocked')
    expect(hiddenIn(state)).toBe('example=blocked')
    expect(state).toMatchObject({ __NA: true })
    expect(withHidden(state, null)).toEqual({ __NA: true })
    expect(hiddenIn(null)).toBe(null)
  })
})
