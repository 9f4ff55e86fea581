import type { DialectId } from '../servers/dialects.ts'
import type { Remedy } from '../trace/why/explanation.ts'

/** What the middleware of a stack calls the settings behind the headers; a list takes one more entry. */
interface Settings {
  readonly origin: (value: string) => string
  readonly credentials: string
  readonly method: (value: string) => string
  readonly header: (value: string) => string
  readonly where: string
}

const EXPRESS: Settings = {
  origin: (value) => `origin: '${value}'`,
  credentials: 'credentials: true',
  method: (value) => `'${value}' in methods`,
  header: (value) => `'${value}' in allowedHeaders`,
  where: 'In the options of `cors()`, which comes before the routes and before a login check',
}

const HONO: Settings = {
  ...EXPRESS,
  method: (value) => `'${value}' in allowMethods`,
  header: (value) => `'${value}' in allowHeaders`,
  where: 'In the options of `cors()`, which comes before the routes and before a login check',
}

const FIBER: Settings = {
  origin: (value) => `"${value}" in AllowOrigins`,
  credentials: 'AllowCredentials: true',
  method: (value) => `"${value}" in AllowMethods`,
  header: (value) => `"${value}" in AllowHeaders`,
  where: 'In `cors.Config`, with `app.Use(cors.New(…))` before the routes and before a login check',
}

const VITE: Settings = { ...EXPRESS, where: 'In `server.cors` of `vite.config.js`' }

/** By the dialect's family: the part of its name before the version. */
const SETTINGS: Readonly<Record<string, Settings>> = { express: EXPRESS, hono: HONO, fiber: FIBER, vite: VITE }

/**
 * The remedy as a sentence for whoever has to write it, in the words of the server's stack: for where `applyRemedy` can
 * not do it.
 */
export function remedyInWords(dialect: DialectId, remedy: Remedy): string {
  const family = dialect.replace(/-\d.*$/, '')
  const on = remedy.preflight ? 'on the answer to OPTIONS' : 'on this answer'
  if (family === 'nginx')
    return `In the \`location\` that answers: \`add_header ${remedy.header} "${remedy.value}" always;\`${remedy.preflight ? ', where `$request_method` is OPTIONS' : ''}.`
  if (family === 'next')
    return `In \`headers()\` of \`next.config.js\`, for this path: \`{ key: '${remedy.header}', value: '${remedy.value}' }\`.`
  const settings = SETTINGS[family]
  const setting = settings && settingOf(settings, remedy)
  if (settings && setting) return `${settings.where}: \`${setting}\`.`
  return `The server has to send \`${remedy.header}: ${remedy.value}\` ${on}${remedy.status ? `, with status ${remedy.status}` : ''}.`
}

function settingOf(settings: Settings, { header, value }: Remedy): string | null {
  switch (header.toLowerCase()) {
    case 'access-control-allow-origin':
      return settings.origin(value)
    case 'access-control-allow-credentials':
      return settings.credentials
    case 'access-control-allow-methods':
      return settings.method(value)
    case 'access-control-allow-headers':
      return settings.header(value)
    default:
      return null
  }
}
