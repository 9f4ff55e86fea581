import type { AdvisedHeader } from '../dialect.ts'
import { isListHeader } from '../list-header.ts'

/** Where the options of a middleware for CORS belong in a program. */
export const IN_CORS_CALL = 'In the options of `cors()`, which comes before the routes and before a login check'

/**
 * The option of a JavaScript middleware for CORS that a header comes from, in a sentence.
 * @param where the position of the options, as the beginning of the sentence
 * @param options response header in lower case → option
 * @returns null for a header that no option sends
 */
export function corsAdvice(
  where: string,
  options: Readonly<Record<string, string>>,
  { header, value }: AdvisedHeader,
): string | null {
  const name = header.toLowerCase()
  const option = Object.hasOwn(options, name) ? options[name] : undefined
  if (option === undefined) return null
  if (isListHeader(name)) return `${where}: \`'${value}' in ${option}\`.`
  const written = name === 'access-control-allow-origin' ? `'${value}'` : value
  return `${where}: \`${option}: ${written}\`.`
}
