const ALWAYS = /\s+always(?=\s*;)/g

/**
 * Whether a change of a configuration only adds `always` to lines that are there: an error then says what the same
 * block says with every other answer, to the same origins.
 */
export const addsOnlyAlways = (before: string, after: string): boolean =>
  before !== after && before.replace(ALWAYS, '') === after.replace(ALWAYS, '')
