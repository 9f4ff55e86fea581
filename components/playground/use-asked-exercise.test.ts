// @vitest-environment happy-dom
import { act, cleanup, renderHook } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { useAskedExercise } from './use-asked-exercise.ts'

const FOUND = { lesson: 'Preflight', exercise: { id: 'allow-put', title: 'Let the note be changed' }, key: 'k' }

function open(search: string, answer: () => Promise<Response>) {
  history.replaceState(null, '', `/playground${search}#v2.abc`)
  const asked: string[] = []
  vi.stubGlobal('fetch', (url: string) => {
    asked.push(url)
    return answer()
  })
  return { asked, ...renderHook(useAskedExercise) }
}

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

test('the exercise that the address names is fetched, and leaving it keeps the document in the address', async () => {
  const { asked, result } = open('?a=1&exercise=preflight/allow-put', async () => Response.json(FOUND))
  await vi.waitFor(() => expect(result.current.asked).toMatchObject({ ...FOUND, place: { lesson: 'preflight' } }))
  expect(asked).toEqual(['/lessons/preflight/exercises/allow-put'])
  act(() => result.current.leave())
  expect(result.current.asked).toBeNull()
  expect(location.href).toMatch(/\/playground\?a=1#v2\.abc$/)
})

test('an address without an exercise fetches nothing', () => {
  const { asked, result } = open('?example=x', async () => Response.json(FOUND))
  expect(asked).toEqual([])
  expect(result.current.asked).toBeNull()
})

test.each([
  ['that no lesson has', async () => new Response(null, { status: 404 })],
  ['that cannot be loaded', async () => Promise.reject(new TypeError('Failed to fetch'))],
])('an exercise %s leaves the document of the link alone', async (_, answer) => {
  const { result } = open('?exercise=preflight/nothing', answer)
  await act(async () => {})
  expect(result.current.asked).toBeNull()
})
