/** How many have joined and answered, in words. */
import type { Counts } from './class-protocol.ts'

type Answering = Pick<Counts, 'begun' | 'answered'>

/** `1 device`, `2,000 devices`. */
export const counted = (count: number, one: string, many: string) =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`

/** While a poll is open: `5 still answering`, those who have begun and not finished. Empty where there are none. */
export function stillAnswering({ begun, answered }: Answering): string {
  return begun > answered ? `${(begun - answered).toLocaleString('en')} still answering` : ''
}

/** While a poll is open, on the stage and on phones: `0 of 1 device has answered · 1 still answering`. */
export function answeredSoFar(counts: Answering & Pick<Counts, 'joined'>): string {
  const answering = stillAnswering(counts)
  const answered = `${counts.answered.toLocaleString('en')} of ${counted(counts.joined, 'device has', 'devices have')} answered`
  return answering ? `${answered} · ${answering}` : answered
}

/** Afterwards: `12 devices answered`; where some left out a question, `12 devices answered all questions, 3 only some`. */
export function answeredInWords({ begun, answered }: Answering): string {
  const devices = counted(answered, 'device', 'devices')
  return begun > answered
    ? `${devices} answered all questions, ${(begun - answered).toLocaleString('en')} only some`
    : `${devices} answered`
}
