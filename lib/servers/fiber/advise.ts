import type { AdvisedHeader } from '../dialect.ts'
import { isListHeader } from '../list-header.ts'
import { CONFIG_FIELDS } from './config-fields.ts'

/** The field of `cors.Config` that a header comes from, in a sentence; null for a header that no field sends. */
export function adviseFiber({ header, value }: AdvisedHeader): string | null {
  const name = header.toLowerCase()
  const field = Object.hasOwn(CONFIG_FIELDS, name) ? CONFIG_FIELDS[name] : undefined
  if (field === undefined) return null
  const isInList = isListHeader(name) || field === 'AllowOrigins'
  const setting = isInList ? `"${value}" in ${field}` : `${field}: ${value}`
  return `In \`cors.Config\`, with \`app.Use(cors.New(…))\` before the routes and before a login check: \`${setting}\`.`
}
