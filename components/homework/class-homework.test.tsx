// The DOM comes first: React looks for it when it is loaded.
import '@/lib/testing/dom-beside-node.ts'
import { act, cleanup, configure, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { deviceFor } from '@/components/class/class-device.ts'
import { HandOut } from '@/components/class/hand-out.tsx'
import { collect, collectedFile } from '@/lib/class/class-homework.ts'
import type { CreatedClass } from '@/lib/class/class-protocol.ts'
import { newRecord, viewOf } from '@/lib/class/class-state.ts'
import type { ClassView } from '@/lib/class/class-view.ts'
import { createMemoryStore } from '@/lib/class/server/memory-store.ts'
import { createClassServer } from '@/lib/class/server/serve-class.ts'
import { NO_VOTES } from '@/lib/class/votes.ts'
import { ownExercises, received } from '@/lib/homework/on-this-device.ts'
import { readHandedIn } from '@/lib/homework/read-handed-in.ts'
import { ownExercise } from '@/lib/testing/homework/own-exercise.ts'
import { sampleAssignment } from '@/lib/testing/homework/sample-assignment.ts'
import { ClassHomework } from './class-homework.tsx'
import { HandIn } from './hand-in.tsx'

const page = vi.hoisted(() => ({ went: [] as string[], saved: [] as { name: string; blob: Blob }[] }))
vi.mock('next/navigation', () => ({
  useRouter: () => ({ push: () => undefined, replace: (href: string) => void page.went.push(href) }),
}))
vi.mock('@/components/export/save-file.ts', () => ({
  saveFile: (name: string, blob: Blob) => void page.saved.push({ name, blob }),
}))
vi.mock('@/components/lesson/page/lesson-context.tsx', async () => {
  const { ownExercise } = await import('@/lib/testing/homework/own-exercise.ts')
  return { useLesson: () => ({ bench: { documentOf: () => ownExercise().solution }, solved: new Set() }) }
})
configure({ asyncUtilTimeout: 15_000 })

let created: CreatedClass
beforeEach(async () => {
  localStorage.clear()
  page.went.length = 0
  page.saved.length = 0
  const server = createClassServer(createMemoryStore())
  vi.stubGlobal('fetch', (path: string, init?: RequestInit) =>
    server.serve(new Request(new URL(path, 'http://localhost:3000'), init)),
  )
  const headers = { 'Content-Type': 'application/json' }
  created = (await (await fetch('/api/class', { method: 'POST', headers, body: '{}' })).json()) as CreatedClass
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const leading = () => ({ code: created.code, token: created.leaderToken })
const viewWith = (part: Partial<ClassView>): ClassView => ({
  ...viewOf(newRecord('', 0), { joined: 2, solved: 0, handedIn: 0 }, { histogram: NO_VOTES, earlier: null }, 'leader'),
  ...part,
})
const press = (name: string) => act(async () => void fireEvent.click(screen.getByRole('button', { name })))

test('an exercise that a leader hands out is opened on a device, handed in with one press, and saved as links', async () => {
  const own = ownExercise({ probes: [{ says: 'Read.', expect: { outcome: 'readable' } }] })
  ownExercises.save(own)
  render(<HandOut leading={leading()} view={viewWith({})} />)
  await press('Hand out')
  await waitFor(() =>
    expect((screen.getByRole('button', { name: 'Hand out' }) as HTMLButtonElement).disabled).toBe(false),
  )
  cleanup()

  render(<ClassHomework code={created.code} />)
  await waitFor(() => expect(page.went).toEqual([`/homework?solve=one.${own.id}&class=${created.code}`]))
  const assignment = received.get(`one.${own.id}`) ?? expect.fail()
  expect(assignment.exercises[0]?.solution).toBeUndefined()
  cleanup()

  render(<HandIn assignment={assignment} code={created.code} />)
  await press('Hand in to the class')
  await waitFor(() => screen.getByText(/^Handed in\./))
  cleanup()

  const handOut = { key: 'k', assignment: assignment.id, title: 'Let the page in', exercises: 1 }
  render(<HandOut leading={leading()} view={viewWith({ handOut })} />)
  await press('Save what was handed in')
  await waitFor(() => expect(page.saved).toHaveLength(1))
  const [{ name, blob } = expect.fail()] = page.saved
  expect(name).toBe(`let-the-page-in-class-${created.code.toLowerCase()}.txt`)
  const [handedIn] = readHandedIn(name, await blob.text())
  expect(handedIn?.read.ok && handedIn.read.value.answers[`own.${own.id}`]).toEqual(own.solution)
})

test('a device that opens homework where none is handed out is told so', async () => {
  render(<ClassHomework code={created.code} />)
  await waitFor(() => screen.getByText(/collects no homework now/))
  expect(screen.getByRole('link', { name: 'Back to the class' }).getAttribute('href')).toBe(`/class/${created.code}`)
})

test('answers that the class does not take any more are said not to be handed in', async () => {
  const assignment = { ...sampleAssignment(), fields: [] }
  render(<HandIn assignment={assignment} code={created.code} />)
  await press('Hand in to the class')
  await waitFor(() => screen.getByText(/^Not handed in\./))
  expect(deviceFor(created.code)).toMatch(/^[0-9a-f]{32}$/)
  const told = await collect({ code: created.code, as: { token: created.leaderToken } })
  expect(told.ok ? collectedFile(told.value, '') : told.says).toContain('No homework was handed out')
})
