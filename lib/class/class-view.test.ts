import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { TraceEvent } from '../trace/events.ts'
import { type ClassView, changedView, viewChange } from './class-view.ts'

const events = fc.array(
  fc.integer({ min: 1, max: 3 }).map((call): TraceEvent => ({ type: 'header-not-found', at: 0, call, name: 'X-A' })),
  { maxLength: 6 },
)
const views: fc.Arbitrary<ClassView> = fc.record({
  scene: fc.constant(null),
  phase: fc.constantFrom('question', 'steps', 'answer'),
  blank: fc.boolean(),
  rows: fc.array(fc.constantFrom('a', 'b', 'c')),
  trace: events,
  poll: fc.option(
    fc.record({
      number: fc.integer({ min: 1, max: 3 }),
      scene: fc.constant('a'),
      phase: fc.constantFrom('open', 'closed', 'revealed'),
      truth: fc.constant([]),
    }),
  ),
  histogram: fc.constant(null),
  earlier: fc.constant(null),
  task: fc.constant(null),
  handOut: fc.option(
    fc.record({
      key: fc.constant('k'),
      assignment: fc.constant('a'),
      title: fc.constantFrom('A', 'B'),
      exercises: fc.nat(3),
    }),
  ),
  counts: fc.record({
    joined: fc.nat(3),
    begun: fc.nat(3),
    answered: fc.nat(3),
    solved: fc.nat(3),
    handedIn: fc.nat(3),
  }),
  ended: fc.boolean(),
})

test('a device that applies every change sees what the server sees', () => {
  fc.assert(
    fc.property(fc.array(views, { minLength: 1 }), (all) => {
      let before: ClassView | null = null
      let seen: ClassView | null = null
      for (const view of all) {
        const change = viewChange(before, view)
        before = view
        if (change) seen = changedView(seen, JSON.parse(JSON.stringify(change)))
        expect(seen).toEqual(view)
      }
    }),
  )
})

test('a change has only what is different, and of the exchange only the events that are new', () => {
  fc.assert(
    fc.property(views, events, (view, more) => {
      expect(viewChange(view, structuredClone(view))).toBe(null)
      const after = { ...view, trace: [...view.trace, ...more] }
      const expected = more.length === 0 ? null : { trace: { from: view.trace.length, events: more } }
      expect(viewChange(view, after)).toEqual(expected)
    }),
  )
})

test('a first message that is not complete gives no view', () => {
  expect(changedView(null, { blank: true })).toBe(null)
})
