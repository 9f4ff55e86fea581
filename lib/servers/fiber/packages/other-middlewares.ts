import { GoError, GoPanic } from '../../../go/machine/go-error.ts'
import { functions, type GoPackage, type Member } from '../../../go/machine/package.ts'
import { INT, STRING, type StructType, struct } from '../../../go/machine/types.ts'
import { Struct } from '../../../go/machine/values.ts'
import type { Handler } from '../framework/app.ts'
import { atLeast, type FiberVersion, majorOf } from '../version.ts'
import { fiberTypes } from './fiber-types.ts'
import { HandlerFunc } from './handlers.ts'
import { limiterConfig, limiterHandler } from './limiter.ts'

/** Other middlewares of many programs. Effects that no response shows are left out. */
export function otherMiddlewares(version: FiberVersion): GoPackage[] {
  const major = majorOf(version)
  const types = fiberTypes(major)
  const make = (name: string, config: StructType, handler: (config: Struct | null) => Handler): GoPackage => ({
    path: `github.com/gofiber/fiber/v${major}/middleware/${name}`,
    name,
    members: new Map<string, Member>([
      ['Config', { kind: 'type', type: config }],
      ...functions(
        {
          New: [
            `(...${name}.Config) fiber.Handler`,
            ([given]) => new HandlerFunc(types.handler, handler(given instanceof Struct ? given : null)),
          ],
        },
        new Map([...types.known, [`${name}.Config`, config] as const]),
      ),
    ]),
  })
  const open = (name: string): StructType => ({ ...struct(`${name}.Config`, {}), open: true })
  const quiet = ['logger', 'compress', 'favicon'].map((name) =>
    make(name, open(name), () => (context) => context.next()),
  )
  const limiter = make('limiter', limiterConfig(types), (config) => limiterHandler(config, version))
  const helmet = make('helmet', helmetConfig(), helmetHandler)
  return [
    ...quiet,
    limiter,
    make('recover', open('recover'), () => recovering),
    ...(atLeast(version, '2.47.0') ? [helmet] : []),
  ]
}

/** Makes an error of a panic. */
const recovering: Handler = (context) => {
  try {
    return context.next()
  } catch (error) {
    if (error instanceof GoPanic) return new GoError(error.message)
    throw error
  }
}

/** The fields of `helmet.Config`, their headers, and the default values. */
const HELMET: readonly (readonly [field: string, header: string, value: string])[] = [
  ['XSSProtection', 'X-XSS-Protection', '0'],
  ['ContentTypeNosniff', 'X-Content-Type-Options', 'nosniff'],
  ['XFrameOptions', 'X-Frame-Options', 'SAMEORIGIN'],
  ['CrossOriginEmbedderPolicy', 'Cross-Origin-Embedder-Policy', 'require-corp'],
  ['CrossOriginOpenerPolicy', 'Cross-Origin-Opener-Policy', 'same-origin'],
  ['CrossOriginResourcePolicy', 'Cross-Origin-Resource-Policy', 'same-origin'],
  ['OriginAgentCluster', 'Origin-Agent-Cluster', '?1'],
  ['ReferrerPolicy', 'Referrer-Policy', 'no-referrer'],
  ['XDNSPrefetchControl', 'X-DNS-Prefetch-Control', 'off'],
  ['XDownloadOptions', 'X-Download-Options', 'noopen'],
  ['XPermittedCrossDomain', 'X-Permitted-Cross-Domain-Policies', 'none'],
  ['ContentSecurityPolicy', 'Content-Security-Policy', ''],
  ['PermissionPolicy', 'Permissions-Policy', ''],
]

function helmetConfig(): StructType {
  const strings = Object.fromEntries(HELMET.map(([field]) => [field, STRING]))
  return { ...struct('helmet.Config', { ...strings, HSTSMaxAge: INT }), open: true }
}

function helmetHandler(config: Struct | null): Handler {
  const headers = HELMET.map(([field, header, value]) => [header, String(config?.fields.get(field) || value)] as const)
  return (context) => {
    for (const [header, value] of headers) if (value !== '') context.set(header, value)
    return context.next()
  }
}
