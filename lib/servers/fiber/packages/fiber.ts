import { INTERFACE_MARK } from '../../../go/compile/compile-selectors.ts'
import { HTTP_CONSTANTS } from '../../../go/library/standard.ts'
import { struct } from '../../../go/library/struct.ts'
import { GoError } from '../../../go/machine/go-error.ts'
import {
  functions,
  type GoPackage,
  type Member,
  methods,
  type TypeMember,
  values,
} from '../../../go/machine/package.ts'
import {
  ANY,
  BOOL,
  ERROR,
  type FuncType,
  func,
  INT,
  type MapType,
  native,
  pointer,
  STRING,
  type Type,
  UNKNOWN,
} from '../../../go/machine/types.ts'
import { Func, Struct } from '../../../go/machine/values.ts'
import { App } from '../framework/app.ts'
import type { Context } from '../framework/context.ts'
import { STATUS_CONSTANTS, statusMessage } from '../framework/status.ts'
import { type FiberVersion, majorOf } from '../version.ts'
import { routerMembers } from './app-members.ts'
import { contextMembers } from './context-members.ts'
import { HEADER_CONSTANTS, MIME_TYPES } from './fiber-constants.ts'
import { resultOf } from './handlers.ts'

/** The types of `github.com/gofiber/fiber`, for one line of it. */
export interface FiberTypes {
  readonly context: Type
  readonly handler: FuncType
  /** By the names that signatures use. */
  readonly known: ReadonlyMap<string, Type>
  readonly named: readonly [string, Type][]
}

const MAP: MapType = { kind: 'map', key: STRING, value: ANY, name: 'fiber.Map' }

/** Makes the types of Fiber 2 or of Fiber 3. */
export function fiberTypes(major: 2 | 3): FiberTypes {
  const ctx = native('fiber.Ctx')
  const context = major === 2 ? pointer(ctx) : ctx
  const handler = func([context], [ERROR], false, 'fiber.Handler')
  const app = native('fiber.App')
  const error = native('fiber.Error')
  const group = native('fiber.Group')
  const router = native('fiber.Router')
  const errorHandler = func([context, ERROR], [ERROR], false, 'fiber.ErrorHandler')
  const cookie = struct('fiber.Cookie', {
    Name: STRING,
    Value: STRING,
    Path: STRING,
    Domain: STRING,
    MaxAge: INT,
    Expires: UNKNOWN,
    Secure: BOOL,
    HTTPOnly: BOOL,
    SameSite: STRING,
    SessionOnly: BOOL,
    ...(major === 3 ? { Partitioned: BOOL } : {}),
  })
  const config = struct('fiber.Config', {
    ...Object.fromEntries(CONFIG_FIELDS[major].map((name) => [name, UNKNOWN])),
    AppName: STRING,
    ServerHeader: STRING,
    CaseSensitive: BOOL,
    StrictRouting: BOOL,
    ErrorHandler: errorHandler,
    BodyLimit: INT,
  })
  const named: [string, Type][] = [
    ['App', app],
    ['Ctx', ctx],
    ['Router', router],
    ['Group', group],
    ['Error', error],
    ['Handler', handler],
    ['ErrorHandler', errorHandler],
    ['Map', MAP],
    ['Config', config],
    ['Cookie', cookie],
    ...(major === 3 ? [['ListenConfig', { ...struct('fiber.ListenConfig', {}), open: true }] as [string, Type]] : []),
  ]
  const known = new Map<string, Type>([
    ...named.map(([name, type]): [string, Type] => [`fiber.${name}`, type]),
    ['Ctx', context],
    ['*fiber.App', pointer(app)],
    ['*fiber.Error', pointer(error)],
    ['*fiber.Cookie', pointer(cookie)],
    ['*fiber.Bind', pointer(native('fiber.Bind'))],
    ['*fiber.Redirect', pointer(native('fiber.Redirect'))],
  ])
  return { context, handler, known, named }
}

const COMMON_FIELDS =
  'Immutable UnescapePath Concurrency Views ViewsLayout PassLocalsToViews ReadTimeout WriteTimeout IdleTimeout ReadBufferSize WriteBufferSize ProxyHeader GETOnly DisableKeepalive DisableDefaultDate DisableDefaultContentType DisableHeaderNormalizing StreamRequestBody DisablePreParseMultipartForm ReduceMemoryUsage JSONEncoder JSONDecoder XMLEncoder EnableIPValidation ColorScheme RequestMethods EnableSplittingOnParsers'

/** Fields of `fiber.Config` that change nothing here. */
const CONFIG_FIELDS: Readonly<Record<2 | 3, readonly string[]>> = {
  2: `${COMMON_FIELDS} Prefork ETag CompressedFileSuffix DisableStartupMessage Network EnableTrustedProxyCheck TrustedProxies EnablePrintRoutes`.split(
    ' ',
  ),
  3: `${COMMON_FIELDS} DisableHeadAutoRegister CompressedFileSuffixes CBOREncoder CBORDecoder XMLDecoder TrustProxy TrustProxyConfig StructValidator PassLocalsToContext Services`.split(
    ' ',
  ),
}

/** `github.com/gofiber/fiber/v2` and `/v3`. */
export function fiberPackage(version: FiberVersion): GoPackage {
  const major = majorOf(version)
  const types = fiberTypes(major)
  const errorValues = [...STATUS_CONSTANTS]
    .filter(([, code]) => code >= 400)
    .map(([name, code]): [string, Member] => [`Err${name}`, errorValue(code, types)])
  return {
    path: `github.com/gofiber/fiber/v${major}`,
    name: 'fiber',
    members: new Map<string, Member>([
      ...types.named.map(([name, type]): [string, Member] => [name, { kind: 'type', type }]),
      ...HTTP_CONSTANTS,
      ...errorValues,
      ...values(STRING, HEADER_CONSTANTS),
      ...values(STRING, MIME_TYPES),
      ...functions(
        {
          New: ['(...fiber.Config) *fiber.App', ([config], machine) => new App(machine.version, optionsOf(config))],
          NewError: [
            '(int, ...string) *fiber.Error',
            ([code, message]) =>
              new GoError(typeof message === 'string' ? message : statusMessage(Number(code)), Number(code)),
          ],
        },
        types.known,
      ),
    ]),
    types: new Map<string, ReadonlyMap<string, TypeMember>>([
      ...contextMembers(major, types.known).map(([name, members]): [string, Map<string, TypeMember>] => [
        name,
        name === 'fiber.Ctx' && major === 3 ? new Map([...members, interfaceMark]) : members,
      ]),
      ...routerMembers(major, types),
      [
        'fiber.Error',
        new Map<string, TypeMember>([
          ['Code', { kind: 'field', type: INT, get: (self) => (self as GoError).code ?? 500 }],
          ['Message', { kind: 'field', type: STRING, get: (self) => (self as GoError).message }],
          ...methods({ Error: ['() string', (self) => (self as GoError).message] }),
        ]),
      ],
    ]),
  }
}

const interfaceMark: [string, TypeMember] = [INTERFACE_MARK, { kind: 'field', type: UNKNOWN, get: () => null }]

function errorValue(code: number, types: FiberTypes): Member {
  const type = types.known.get('*fiber.Error') as Type
  return { kind: 'value', type, value: new GoError(statusMessage(code), code) }
}

function optionsOf(config: unknown): App['options'] {
  if (!(config instanceof Struct)) return {}
  const field = (name: string): unknown => config.fields.get(name)
  const errorHandler = field('ErrorHandler')
  return {
    caseSensitive: field('CaseSensitive') === true,
    strictRouting: field('StrictRouting') === true,
    serverHeader: String(field('ServerHeader') ?? ''),
    ...(errorHandler instanceof Func
      ? { errorHandler: (context: Context, error: GoError) => resultOf(errorHandler.call([context, error])) }
      : {}),
  }
}
