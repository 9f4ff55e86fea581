import { parseGo } from '../../go/read/parse.ts'
import type { AdvisedHeader } from '../dialect.ts'
import { isListHeader } from '../list-header.ts'
import { CONFIG_FIELDS } from './config-fields.ts'
import { adviseHandSet } from './hand-set.ts'

/**
 * The field of `cors.Config` that a header comes from, in a sentence. Null for a header that no field sends, and where the
 * program has no such middleware.
 */
export function adviseFiber({ header, value }: AdvisedHeader, text: string): string | null {
  const name = header.toLowerCase()
  const field = Object.hasOwn(CONFIG_FIELDS, name) ? CONFIG_FIELDS[name] : undefined
  const { root, problem } = parseGo(text)
  if (field === undefined || !/\bcors\.New\b/.test(text))
    return problem ? null : adviseHandSet(text, root, header, value)
  if (text.includes(`"${value}"`))
    return '`app.Use(cors.New(…))` has to come before the routes and before a login check: this answer did not pass it.'
  const isInList = isListHeader(name) || field === 'AllowOrigins'
  const setting = isInList ? `"${value}" in ${field}` : `${field}: ${value}`
  return `In \`cors.Config\`, with \`app.Use(cors.New(…))\` before the routes and before a login check: \`${setting}\`.`
}
