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
  struct,
  type Type,
  UNKNOWN,
} from '../../../go/machine/types.ts'

/** The types of `github.com/gofiber/fiber`, for one major version. */
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
  // In Fiber 3 the context is an interface.
  const ctx = native('fiber.Ctx', major === 3 ? { implementedBy: [] } : {})
  const context = major === 2 ? pointer(ctx) : ctx
  const handler = func([context], [ERROR], false, 'fiber.Handler')
  const app = native('fiber.App')
  const error = native('fiber.Error', { isError: true })
  const group = native('fiber.Group')
  const router = native('fiber.Router', { implementedBy: ['*fiber.App', 'fiber.Router', '*fiber.Group'] })
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
    ReadBufferSize: INT,
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
  'Immutable UnescapePath Concurrency Views ViewsLayout PassLocalsToViews ReadTimeout WriteTimeout IdleTimeout WriteBufferSize ProxyHeader GETOnly DisableKeepalive DisableDefaultDate DisableDefaultContentType DisableHeaderNormalizing StreamRequestBody DisablePreParseMultipartForm ReduceMemoryUsage JSONEncoder JSONDecoder XMLEncoder EnableIPValidation ColorScheme RequestMethods EnableSplittingOnParsers'

/** Fields of `fiber.Config` that have no effect here. */
const CONFIG_FIELDS: Readonly<Record<2 | 3, readonly string[]>> = {
  2: `${COMMON_FIELDS} Prefork ETag CompressedFileSuffix DisableStartupMessage Network EnableTrustedProxyCheck TrustedProxies EnablePrintRoutes`.split(
    ' ',
  ),
  3: `${COMMON_FIELDS} DisableHeadAutoRegister CompressedFileSuffixes CBOREncoder CBORDecoder XMLDecoder TrustProxy TrustProxyConfig StructValidator PassLocalsToContext Services`.split(
    ' ',
  ),
}
