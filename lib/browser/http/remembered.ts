/** What has a longer text is not remembered: the memory in use stays small, whatever a script asks for. */
const LONGEST_TEXT = 2048
const MOST_TEXTS = 256

/**
 * A pure function that remembers its results for the last arguments: at every step, one call asks for the origins, sites
 * and address spaces of the same two or three URLs and hosts.
 * @param textOf the text that the result depends on, which is all that tells one argument from another
 */
export function remembered<Argument, Result>(
  compute: (argument: Argument) => Result,
  textOf: (argument: Argument) => string,
): (argument: Argument) => Result {
  const results = new Map<string, Result>()
  return (argument) => {
    const text = textOf(argument)
    const before = results.get(text)
    if (before !== undefined) return before
    const result = compute(argument)
    if (text.length > LONGEST_TEXT) return result
    if (results.size >= MOST_TEXTS) results.clear()
    results.set(text, result)
    return result
  }
}
