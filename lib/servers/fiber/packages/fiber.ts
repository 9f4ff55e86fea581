import { STATUS_CONSTANTS, statusMessage } from '../../../go/library/http-status.ts'
import { HTTP_CONSTANTS } from '../../../go/library/net-http.ts'
import type { GoError } from '../../../go/machine/go-error.ts'
import {
  functions,
  type GoPackage,
  type Member,
  methods,
  type TypeMember,
  values,
} from '../../../go/machine/package.ts'
import { INT, STRING, type Type } from '../../../go/machine/types.ts'
import { Func, Struct } from '../../../go/machine/values.ts'
import { App } from '../framework/app.ts'
import type { Context } from '../framework/context.ts'
import { FiberError } from '../framework/fiber-error.ts'
import { type FiberVersion, majorOf } from '../version.ts'
import { routerMembers } from './app-members.ts'
import { contextMembers } from './context-members.ts'
import { HEADER_CONSTANTS, MIME_TYPES } from './fiber-constants.ts'
import { fiberRemedy } from './fiber-remedy.ts'
import { type FiberTypes, fiberTypes } from './fiber-types.ts'
import { resultOf } from './handlers.ts'

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
          New: ['(...fiber.Config) *fiber.App', ([config]) => new App(version, optionsOf(config))],
          NewError: [
            '(int, ...string) *fiber.Error',
            ([code, message]) =>
              new FiberError(typeof message === 'string' ? message : statusMessage(Number(code)), Number(code)),
          ],
        },
        types.known,
      ),
    ]),
    types: new Map<string, ReadonlyMap<string, TypeMember>>([
      ...contextMembers(major, types.known),
      ...routerMembers(major, types),
      [
        'fiber.Error',
        new Map<string, TypeMember>([
          ['Code', { kind: 'field', type: INT, get: (self) => (self as FiberError).code }],
          ['Message', { kind: 'field', type: STRING, get: (self) => (self as FiberError).message }],
          ...methods({ Error: ['() string', (self) => (self as GoError).message] }),
        ]),
      ],
    ]),
    remedy: (mistake) => fiberRemedy(mistake, version),
  }
}

function errorValue(code: number, types: FiberTypes): Member {
  const type = types.known.get('*fiber.Error') as Type
  return { kind: 'value', type, value: new FiberError(statusMessage(code), code) }
}

function optionsOf(config: unknown): App['options'] {
  if (!(config instanceof Struct)) return {}
  const field = (name: string): unknown => config.fields.get(name)
  const errorHandler = field('ErrorHandler')
  return {
    caseSensitive: field('CaseSensitive') === true,
    strictRouting: field('StrictRouting') === true,
    serverHeader: String(field('ServerHeader') ?? ''),
    readBufferSize: Number(field('ReadBufferSize') ?? 0),
    bodyLimit: Number(field('BodyLimit') ?? 0),
    ...(errorHandler instanceof Func
      ? { errorHandler: (context: Context, error: GoError) => resultOf(errorHandler.call([context, error])) }
      : {}),
  }
}
