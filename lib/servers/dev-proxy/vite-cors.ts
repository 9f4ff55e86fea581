import cors from 'cors'
import type { HeaderList } from '../../trace/events.ts'
import { knownOptions, meantOption } from '../code/option-name.ts'
import type { ServerRequest } from '../dialect.ts'
import { VITE_CORS } from './amend.ts'
import type { Remark } from './read-config.ts'
import type { StaticValue } from './static-value.ts'

/** The options that Vite gives the cors middleware; false: there is no middleware. */
export type ViteCors = cors.CorsOptions | false

/** The origins that Vite allows by default: this machine, with any port. */
const OWN_MACHINE = /^https?:\/\/(?:(?:[^:]+\.)?localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/

type Plain = string | number | boolean | RegExp | undefined | readonly Plain[]

/** `server.cors`: without it, only origins of this machine; an object adds to that. */
export function readViteCors(value: StaticValue | undefined, remark: Remark): ViteCors {
  const usual: cors.CorsOptions = { origin: OWN_MACHINE }
  if (!value || (value.kind === 'primitive' && value.value === undefined)) return usual
  if (value.kind === 'primitive' && typeof value.value === 'boolean') return value.value ? {} : false
  if (value.kind !== 'object') {
    remark(
      'error',
      'not-read',
      '`server.cors` is true, false or an object that can be read without running the file.',
      value.node,
    )
    return usual
  }
  const options: { [name: string]: Plain } = {}
  for (const [name, field] of value.fields) {
    checkName(name, field.key, remark)
    const plain = plainOf(field.value)
    if (plain === null) {
      const message = `\`cors.${name}\` cannot be read without running the file, which this simulated Vite does not do. Write it out.`
      remark('error', 'not-read', message, field.value.node)
    } else if (plain.value !== undefined || name !== 'origin') options[name] = plain.value
  }
  return { ...usual, ...(options as cors.CorsOptions) }
}

/** A name that the middleware passes over, as it does with whatever it does not know. */
function checkName(name: string, node: StaticValue['node'], remark: Remark): void {
  if (knownOptions(VITE_CORS).includes(name)) return
  const meant = meantOption(name, VITE_CORS)
  const [about] = Object.entries(VITE_CORS.options).find(([, option]) => option === meant) ?? []
  remark(
    'warning',
    'unknown-option',
    `\`server.cors\` has no option \`${name}\`, and it is passed over without a word.${meant ? ` It is called \`${meant}\`.` : ''}`,
    node,
    { ...(meant === undefined ? {} : { replacement: meant }), ...(about === undefined ? {} : { about }) },
  )
}

function plainOf(value: StaticValue): { readonly value: Plain } | null {
  if (value.kind === 'regexp') return { value: value.value }
  if (value.kind === 'primitive') return { value: value.value ?? undefined }
  if (value.kind !== 'array') return null
  const elements = value.elements.map(plainOf)
  return elements.includes(null) ? null : { value: elements.map((element) => element?.value) }
}

/**
 * Runs the real cors package, as Vite does first.
 * @returns the headers that it has set, and the status where it has answered itself
 */
export function runViteCors(
  options: ViteCors,
  request: ServerRequest,
): { readonly headers: HeaderList; readonly status: number | null } {
  if (options === false) return { headers: [], status: null }
  const headers = new Map<string, [name: string, value: string]>()
  let ended = false
  const response = {
    statusCode: 200,
    getHeader: (name: string) => headers.get(name.toLowerCase())?.[1],
    setHeader: (name: string, value: string | number) => {
      headers.set(name.toLowerCase(), [name, String(value)])
    },
    end: () => {
      ended = true
    },
  }
  const sent: { [name: string]: string } = {}
  for (const [name, value] of request.headers) sent[name.toLowerCase()] = value
  cors(options)({ method: request.method, headers: sent }, response, () => {})
  return { headers: [...headers.values()], status: ended ? response.statusCode : null }
}
