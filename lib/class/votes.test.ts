import fc from 'fast-check'
import { expect, test } from 'vitest'
import { histogramOf, replaces, type Vote } from './votes.ts'

const vote = (at: number, answers: Vote['answers']): Vote => ({ at, answers })

test('a histogram counts each question by itself; a device has answered when it has answered all of them, and begun with the first', () => {
  expect(
    histogramOf([
      vote(1, { crossOrigin: 'yes', sent: 'asked', read: 'no' }),
      vote(1, { crossOrigin: 'yes' }),
      vote(3, { sent: 'no' }),
      vote(4, {}),
    ]),
  ).toEqual({
    crossOrigin: { yes: 2, no: 0 },
    sent: { yes: 0, asked: 1, no: 1 },
    read: { yes: 0, no: 1 },
    begun: 3,
    answered: 1,
  })
})

test('whatever the order and however often a device’s votes arrive, its newest remains', () => {
  const votes = fc.uniqueArray(fc.nat(50), { minLength: 1 }).chain((times) =>
    fc.record({
      newest: fc.constant(Math.max(...times)),
      arriving: fc.array(fc.constantFrom(...times), { minLength: 1 }).map((again) => [...again, ...times]),
    }),
  )
  fc.assert(
    fc.property(votes, ({ newest, arriving }) => {
      let kept: Vote | undefined
      for (const at of arriving) if (replaces(vote(at, {}), kept)) kept = vote(at, {})
      expect(kept?.at).toBe(newest)
    }),
  )
})
