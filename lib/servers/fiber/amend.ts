import type { GoNode } from '../../go/read/node.ts'
import { child, children, isExpression, parseGo } from '../../go/read/parse.ts'
import { headerValues } from '../../trace/header-list.ts'
import type { Amendment, RequiredHeader } from '../dialect.ts'
import { passedCors } from '../passed-cors.ts'
import { amendments, applyEdits, type TextEdit } from '../text-edit.ts'
import { configEdit } from './amend-config.ts'
import { appendedTo, beforeAll, decidedFirst, movedUp, twoMiddlewares } from './amend-place.ts'
import { CONFIG_FIELDS } from './config-fields.ts'
import { descendants, indentAt } from './edits.ts'
import { amendHandSet } from './hand-set.ts'
import { tryProgram } from './program.ts'
import { type FiberVersion, majorOf } from './version.ts'

/**
 * Programs with a change in or around their CORS middleware. Those that change one field have been started and asked,
 * and send the header.
 * @returns none where the change takes a person
 */
export async function amendProgram(
  text: string,
  change: RequiredHeader,
  version: FiberVersion,
): Promise<readonly Amendment[]> {
  const { sent } = change
  const header = change.header.toLowerCase()
  const field = Object.hasOwn(CONFIG_FIELDS, header) ? CONFIG_FIELDS[header] : undefined
  try {
    const { root, problem } = parseGo(text)
    if (problem) return []
    const byHand = amendments(...amendHandSet(text, root, change))
    if (field === undefined) return byHand
    const calls = descendants(root).filter((node) => isCallOf(node, 'cors.New', text))
    const [call] = calls
    const passed = !sent || passedCors(sent)
    const inFields =
      calls.length > 1 || change.status !== undefined
        ? []
        : await fieldChanges(text, root, call, field, change, version)
    const moved = calls.flatMap((each) => offered(text, movedUp(text, root, each), MOVED))
    const around = calls.flatMap((each) => aroundCall(text, each, field, change, version))
    const { asked } = change
    const own = call && asked && asked.origin !== 'null' ? beforeAll(text, root, asked, version) : null
    const first = offered(
      text,
      own,
      asked && `\`cors.New\` for \`${asked.origin}\` alone comes first, before what answered.`,
    )
    // Where there is no middleware, the author sets the headers by hand.
    const inPlace = calls.length === 0 ? [...byHand, ...inFields] : [...inFields, ...around, ...byHand]
    return passed ? [...inPlace, ...moved] : [...moved, ...inPlace, ...first]
  } catch {
    // A text too deep to follow.
    return []
  }
}

const MOVED = '`app.Use(cors.New(…))` moves up behind `fiber.New()`, before what answered.'

function offered(text: string, edits: readonly TextEdit[] | null, says?: string): readonly Amendment[] {
  return edits ? [{ text: applyEdits(text, edits), ...(says === undefined ? {} : { says }) }] : []
}

/** One field of the only middleware changed, or a middleware where there is none. */
async function fieldChanges(
  text: string,
  root: GoNode,
  call: GoNode | undefined,
  field: string,
  change: RequiredHeader,
  version: FiberVersion,
): Promise<readonly Amendment[]> {
  const changes = call
    ? [', ', ','].map((separator) => configEdit(call, field, change.value, text, version, separator))
    : [middlewareEdits(root, field, change.value, text, version)]
  const texts = changes.flatMap((edits) => (edits ? [applyEdits(text, edits)] : []))
  const works = await Promise.all(
    [...new Set(texts)].map(async (each) =>
      each !== text && (await sends(each, change, version)) ? [{ text: each }] : [],
    ),
  )
  return works.flat()
}

function aroundCall(
  text: string,
  call: GoNode,
  field: string,
  { value, asked }: RequiredHeader,
  version: FiberVersion,
): readonly Amendment[] {
  const origin = asked?.origin
  if (!asked || origin === undefined || origin === 'null') return []
  const byFunction = field === 'AllowOrigins' ? decidedFirst(text, call, origin) : null
  const two = asked.credentials ? twoMiddlewares(text, call, asked, version) : null
  const says = `\`cors.New\` for \`${origin}\` alone allows credentials; the other one answers every other origin as before.`
  return [
    ...offered(text, byFunction),
    ...offered(text, appendedTo(text, call, field, value, version)),
    ...offered(text, two, says),
  ]
}

/** Whether a node is a call of this very name, `cors.New`. */
function isCallOf(node: GoNode, name: string, text: string): boolean {
  return (
    node.name === 'CallExpr' &&
    node.firstChild !== null &&
    text.slice(node.firstChild.from, node.firstChild.to) === name
  )
}

/** Where there is no middleware: its line after `fiber.New()`, and its import. */
function middlewareEdits(
  root: GoNode,
  field: string,
  value: string,
  text: string,
  version: FiberVersion,
): TextEdit[] | null {
  if (field !== 'AllowOrigins' || value === 'null') return null
  const made = descendants(root).filter(
    (node) =>
      node.name === 'VarDecl' && children(node).some((part) => isExpression(part) && isCallOf(part, 'fiber.New', text)),
  )
  const [definition, second] = made
  const nameNode = definition && child(definition, 'DefName')
  if (!definition || second || !nameNode || descendants(definition).filter(({ name }) => name === 'DefName').length > 1)
    return null
  const app = text.slice(nameNode.from, nameNode.to)
  const indent = indentAt(text, definition.from)
  const major = majorOf(version)
  const origins = major === 3 ? `[]string{${JSON.stringify(value)}}` : JSON.stringify(value)
  const config = value === '*' ? '' : `cors.Config{\n${indent}\tAllowOrigins: ${origins},\n${indent}}`
  const imported = importEdits(root, `github.com/gofiber/fiber/v${major}`, text)
  if (!imported) return null
  return [...imported, { from: definition.to, to: definition.to, text: `\n${indent}${app}.Use(cors.New(${config}))` }]
}

function importEdits(root: GoNode, fiber: string, text: string): TextEdit[] | null {
  const path = `${fiber}/middleware/cors`
  const specs = descendants(root).filter(({ name }) => name === 'ImportSpec')
  const pathOf = (spec: GoNode): string => text.slice((child(spec, 'String') ?? spec).from + 1, spec.to - 1)
  if (specs.some((spec) => pathOf(spec) === path)) return []
  const spec = specs.find((each) => pathOf(each) === fiber)
  if (!spec) return null
  const isInList = spec.parent?.name === 'SpecList'
  const line = isInList ? `\n${indentAt(text, spec.from)}"${path}"` : `\nimport "${path}"`
  return [{ from: spec.to, to: spec.to, text: line }]
}

/** Whether the amended program sends what it has to, to a request like the one that was answered wrongly. */
async function sends(
  text: string,
  { header, value, method, path, preflight }: RequiredHeader,
  version: FiberVersion,
): Promise<boolean> {
  const isOrigin = header.toLowerCase() === 'access-control-allow-origin'
  const origin = isOrigin && value !== '*' ? value : 'https://any.example'
  const answer = await tryProgram(text, version, {
    method: preflight ? 'OPTIONS' : method,
    url: new URL(path, 'http://localhost:8080').href,
    headers: [['Origin', origin], ...(preflight ? [['Access-Control-Request-Method', 'GET'] as const] : [])],
    body: null,
  })
  if (!answer) return false
  const sent = headerValues(answer.headers, header)
  if (isOrigin) return sent.length === 1 && sent[0] === value
  // Whether credentials are allowed depends on the origin, which is not known here.
  if (header.toLowerCase() === 'access-control-allow-credentials') return true
  const list = sent
    .join(',')
    .split(',')
    .map((each) => each.trim().toLowerCase())
  const wanted = value.split(',').map((each) => each.trim().toLowerCase())
  return header.toLowerCase() === 'access-control-allow-private-network' || wanted.every((each) => list.includes(each))
}
