/** Which option of a middleware a name was meant to be that it does not know. */
import { child, children, type JavaScriptNode, nameOf } from '../../javascript/syntax-tree.ts'
import { nearest } from '../../trace/spelling.ts'
import type { CorsPackage } from './cors-call.ts'

/** Names of the same option in other middlewares, in lower case. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  origins: 'access-control-allow-origin',
  alloworigin: 'access-control-allow-origin',
  alloworigins: 'access-control-allow-origin',
  alloworiginsfunc: 'access-control-allow-origin',
  allowedorigin: 'access-control-allow-origin',
  allowedorigins: 'access-control-allow-origin',
  method: 'access-control-allow-methods',
  methods: 'access-control-allow-methods',
  allowmethods: 'access-control-allow-methods',
  allowedmethods: 'access-control-allow-methods',
  headers: 'access-control-allow-headers',
  allowheader: 'access-control-allow-headers',
  allowheaders: 'access-control-allow-headers',
  allowedheaders: 'access-control-allow-headers',
  exposeheaders: 'access-control-expose-headers',
  exposedheaders: 'access-control-expose-headers',
  credential: 'access-control-allow-credentials',
  allowcredentials: 'access-control-allow-credentials',
  withcredentials: 'access-control-allow-credentials',
  supportscredentials: 'access-control-allow-credentials',
  maxage: 'access-control-max-age',
}

/** Letters that may differ, in names of at least six. */
const MOST_EDITS = 2

type Names = Pick<CorsPackage, 'options' | 'more' | 'aliases'>

/** Every name that the middleware acts on. */
export const knownOptions = ({ options, more, aliases }: Names): readonly string[] => [
  ...Object.values(options),
  ...more,
  ...aliases,
]

/** The option that an unknown name was meant to be: that of another middleware, or with other letters. */
export function meantOption(name: string, middleware: Names): string | undefined {
  const header = ELSEWHERE[name.toLowerCase().replaceAll(/[-_]/g, '')]
  const same = header === undefined ? undefined : middleware.options[header]
  return same ?? nearest(name, [...Object.values(middleware.options), ...middleware.more], MOST_EDITS)
}

/** The property of an object with options whose name was meant to be this option, and is not. */
export function misnamed(options: JavaScriptNode, option: string, middleware: Names): JavaScriptNode | null {
  const known = knownOptions(middleware)
  return (
    children(options, 'properties').find((property) => {
      const name = property.computed === true ? null : nameOf(child(property, 'key'))
      return name !== null && !known.includes(name) && meantOption(name, middleware) === option
    }) ?? null
  )
}
