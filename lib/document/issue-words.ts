import type * as v from 'valibot'

/** What is wrong with a value, as the end of a sentence: the schema's own where it has one, else its general message in our words. */
export function problemOf({ message, expected, received }: v.BaseIssue<unknown>): string {
  if (!message.startsWith('Invalid ')) return message
  if (expected === 'never') return 'is not known here.'
  if (received === 'undefined') return 'is missing.'
  return `is ${received.slice(0, 60)}, and must be ${expected?.slice(0, 200) ?? 'something else'}.`
}
