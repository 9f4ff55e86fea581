/**
 * The largest program that an expression may become, in instructions of RE2: about 0.2 s and 100 MB. Go's own limit is 3.3
 * million, for which a page has no memory.
 */
const MOST_INSTRUCTIONS = 100_000

/** Whether RE2 could make too large a program of an expression. */
export const isTooLarge = (source: string): boolean => mostInstructions(source) > MOST_INSTRUCTIONS

/**
 * The most instructions that RE2 could make of an expression. Each sign is at most one instruction, in as many copies as
 * the repetitions around it say. Only repetitions of groups can be inside each other; of more than 1000 copies in all, RE2
 * says so itself.
 */
export function mostInstructions(source: string): number {
  let [ofSigns, ofGroups] = [1, 1]
  for (const [, isGroup, from, to] of source.matchAll(/(\))?\{(\d{1,4})(?:,(\d{1,4})?)?\}/g)) {
    const copies = Math.max(1, Number(from), Number(to ?? 0))
    if (isGroup) ofGroups *= copies
    else ofSigns = Math.max(ofSigns, copies)
  }
  return (source.length + 1) * Math.min(1000, ofSigns * ofGroups)
}
