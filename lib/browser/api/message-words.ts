type Words = (value: string, more: string) => string
/** A message in the words of each browser: from the value that it is about, and from what more it needs. */
export type Triple = readonly [chromium: Words, firefox: Words, webkit: Words]

/** The same words in all three. */
export const same = (words: Words): Triple => [words, words, words]
