/** What the text of a program tells of its CORS, beside what the middleware reports while it runs. */
import { firstHeader, hasHeader, headerValues } from '../../trace/header-list.ts'
import type { OwnCors } from '../../trace/server-events.ts'
import type { ServerResponse } from '../dialect.ts'
import { nearestOrigin } from '../near-origin.ts'
import { originTexts } from './origin-remarks.ts'

const NAME = 'Access-Control-Allow-Origin'

/**
 * The answer of a program; where it has no permission, with what the program's text has for CORS.
 * @param origin of the request; null where it has none
 */
export function tellingOfCors(answer: ServerResponse, text: string, origin: string | null): ServerResponse {
  const { cors } = answer
  const withNear = (found: OwnCors): OwnCors => {
    const near = origin === null ? undefined : nearestOrigin(originTexts(text), origin)
    return near ? { ...found, near } : found
  }
  const sent = headerValues(answer.headers, NAME)
  if (sent.length > 1 || /[ ,]/.test(sent[0] ?? '')) return { ...answer, cors: several(text) }
  if (cors) {
    const variables = cors.what.startsWith('refused') ? emptyVariables(text) : []
    return { ...answer, cors: withNear(variables.length > 0 ? { ...cors, variables } : cors) }
  }
  if (!hasHeader(answer.headers, NAME)) return { ...answer, cors: withNear(writtenInText(text)) }
  const any = firstHeader(answer.headers, NAME) === '*' ? null : anyOriginLine(text)
  return any === null ? answer : { ...answer, cors: { what: 'any-origin', by: 'cors.New()', line: any } }
}

/** 1-based line of a function that says yes to whatever origin asks; null where there is none. */
function anyOriginLine(text: string): number | null {
  const found = /\bAllowOriginsFunc\s*:\s*func\(\s*\w+\s+string\s*\)\s*bool\s*\{\s*return\s+true\s*\}/.exec(text)
  return found ? text.slice(0, found.index).split('\n').length : null
}

/** The lines that send the header, where a response has it more than once. */
function several(text: string): OwnCors {
  const lines = text
    .split('\n')
    .flatMap((line, index) => (SENDS.test(line.replace(/^\s*\/\/.*$/, '')) ? [index + 1] : []))
  return { what: 'several', by: NAME, lines }
}

const SENDS = /\bcors\.New\(|"access-control-allow-origin"|\bHeaderAccessControlAllowOrigin\b/i

function writtenInText(text: string): OwnCors {
  const made = lineOf(text, /\bcors\.New\(/)
  if (made !== null) return { what: 'passed-by', by: 'cors.New()', line: made }
  const set = lineOf(text, /"access-control-allow-origin"|\bHeaderAccessControlAllowOrigin\b/i)
  return set === null ? { what: 'absent', by: '' } : { what: 'set-elsewhere', by: NAME, line: set }
}

/** 1-based line of the first match outside of comments; null where there is none. */
function lineOf(text: string, pattern: RegExp): number | null {
  const index = text.split('\n').findIndex((line) => pattern.test(line.replace(/^\s*\/\/.*$/, '')))
  return index < 0 ? null : index + 1
}

const MOST_LINES = 20

/**
 * The environment variables that `AllowOrigins` is made from; none is set here. A program reads them by `os.Getenv`, or
 * by a function of its own that takes the name.
 */
export function emptyVariables(text: string): readonly string[] {
  if (!/\bos\.(Getenv|LookupEnv)\(/.test(text)) return []
  const value = /\bAllowOrigins(?:Func)?\s*:\s*([^\n]*)/.exec(text)?.[1] ?? ''
  const lines = text.split('\n').slice(0, 5_000)
  const sources = [value]
  for (const [name] of value.matchAll(/\b[A-Za-z_]\w*\b/g)) {
    const assigned = new RegExp(`^\\s*(?:var\\s+)?${name}\\b[^=:]{0,40}:?=(?!=)(.*)$`)
    for (const line of lines) {
      const source = assigned.exec(line)?.[1]
      if (source !== undefined && sources.length < MOST_LINES) sources.push(source)
    }
  }
  return [
    ...new Set(
      sources.flatMap((source) => [...source.matchAll(/\w\("([A-Z][A-Z0-9_]+)"/g)].map(([, name = '']) => name)),
    ),
  ]
}
