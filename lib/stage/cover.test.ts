import { describe, expect, test } from 'vitest'
import { nextCover, preparedCover } from './cover.ts'

describe('the cover of a scene', () => {
  test('a scene that asks is covered, one with a task is covered without questions, any other shows its run at once', () => {
    expect(preparedCover({ asks: true })).toBe('asked')
    expect(preparedCover({ asks: true, task: 'Let it read.' })).toBe('asked')
    expect(preparedCover({ asks: false, task: 'Let it read.' })).toBe('covered')
    expect(preparedCover({ asks: false })).toBe('open')
  })

  test('the key of the presenter leads through every cover that the scene has, and back to the first', () => {
    expect(nextCover({}, 'asked')).toBe('open')
    expect(nextCover({}, 'open')).toBe('asked')
    const task = { task: 'Let it read.' }
    expect(nextCover(task, 'covered')).toBe('asked')
    expect(nextCover(task, 'asked')).toBe('open')
    expect(nextCover(task, 'open')).toBe('covered')
  })
})
