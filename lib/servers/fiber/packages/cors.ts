import { UNMETERED } from '../../../go/machine/meter.ts'
import { functions, type GoPackage, type Member, type Mistake, type Remedy } from '../../../go/machine/package.ts'
import { BOOL, func, INT, STRING, type StructType, slice, struct, type Type } from '../../../go/machine/types.ts'
import { Func, Slice, Struct, stringsOf, zero } from '../../../go/machine/values.ts'
import { type CorsConfig, defaultMethods } from '../cors/config.ts'
import { corsNew } from '../cors/middleware.ts'
import { atLeast, type FiberVersion, majorOf } from '../version.ts'
import { type FiberTypes, fiberTypes } from './fiber-types.ts'
import { HandlerFunc } from './handlers.ts'

/** `cors.Config` of a release. */
export function corsConfigType(version: FiberVersion, types: FiberTypes): StructType {
  const list: Type = majorOf(version) === 3 ? slice(STRING) : STRING
  return struct('cors.Config', {
    Next: func([types.context], [BOOL]),
    ...(atLeast(version, '2.44.0') ? { AllowOriginsFunc: func([STRING], [BOOL]) } : {}),
    AllowOrigins: list,
    AllowMethods: list,
    AllowHeaders: list,
    ExposeHeaders: list,
    AllowCredentials: BOOL,
    MaxAge: INT,
    ...(majorOf(version) === 3 ? { AllowPrivateNetwork: BOOL, DisableValueRedaction: BOOL } : {}),
  })
}

/** `github.com/gofiber/fiber/v2/middleware/cors` and `/v3/…`. */
export function corsPackage(version: FiberVersion): GoPackage {
  const major = majorOf(version)
  const types = fiberTypes(major)
  const config = corsConfigType(version, types)
  const known = new Map([...types.known, ['cors.Config', config] as const])
  return {
    path: `github.com/gofiber/fiber/v${major}/middleware/cors`,
    name: 'cors',
    members: new Map<string, Member>([
      ['Config', { kind: 'type', type: config }],
      ['ConfigDefault', { kind: 'value', type: config, value: defaultConfig(config, version) }],
      ...functions(
        {
          New: [
            '(...cors.Config) fiber.Handler',
            ([given], machine) => {
              const { line } = machine
              const read = given instanceof Struct ? readConfig(given) : null
              const warn = (text: string) => machine.print('warn', `[Warn] ${text}`, line)
              return new HandlerFunc(types.handler, corsNew(read, { version, line, warn }))
            },
          ],
        },
        known,
      ),
    ]),
    remedy: corsRemedy,
  }
}

/** The lists of `cors.Config` are strings in Fiber 2 and slices in Fiber 3. */
function corsRemedy(mistake: Mistake): Remedy | undefined {
  if (mistake.kind !== 'wrong-type' || mistake.in?.name !== 'cors.Config') return undefined
  const { given, wanted } = mistake
  if (wanted.kind === 'string' && given.kind === 'slice')
    return { text: 'In Fiber v2 this is one string, with commas in it: "https://a.example,https://b.example".' }
  if (wanted.kind === 'slice')
    return { text: 'In Fiber v3 this is a slice: []string{"https://a.example", "https://b.example"}.' }
  return undefined
}

function defaultConfig(type: StructType, version: FiberVersion): Struct {
  const config = new Struct(type, UNMETERED)
  const methods = defaultMethods(version)
  const isV3 = majorOf(version) === 3
  config.fields.set('AllowOrigins', isV3 ? new Slice(['*']) : '*')
  config.fields.set('AllowMethods', isV3 ? new Slice(methods) : methods.join(','))
  return config
}

function readConfig(given: Struct): CorsConfig {
  const read: Record<string, unknown> = {}
  for (const field of given.type.fields) {
    const value = given.fields.get(field.name)
    if (value instanceof Func) read[field.name] = (argument: unknown) => value.call([argument]) === true
    else if (value instanceof Slice) read[field.name] = stringsOf(value)
    else if (value !== null && value !== undefined && value !== zero(field.type, UNMETERED)) read[field.name] = value
  }
  return read as CorsConfig
}
