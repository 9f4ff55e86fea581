import { GoError, GoPanic } from '../../../go/machine/go-error.ts'
import { methods, type NativeMethod, type TypeMember } from '../../../go/machine/package.ts'
import { identical, typeName } from '../../../go/machine/types.ts'
import { Func, Slice, stringsOf } from '../../../go/machine/values.ts'
import { type App, METHODS } from '../framework/app.ts'
import type { FiberTypes } from './fiber-types.ts'
import { toHandler } from './handlers.ts'

/** Thrown by `app.Listen`, which serves and does not return. */
export class Listening extends Error {
  override readonly name = 'Listening'
  readonly app: App
  readonly address: string
  constructor(app: App, address: string) {
    super(`listening on ${address}`)
    this.app = app
    this.address = address
  }
}

/** A prefix of an app: `app.Group("/api")`. */
class Group {
  readonly app: App
  readonly prefix: string
  constructor(app: App, prefix: string) {
    this.app = app
    this.prefix = prefix
  }
}

function groupOf(self: unknown): Group {
  return self instanceof Group ? self : new Group(self as App, '')
}

function joined(prefix: string, path: string): string {
  if (path === '') return prefix === '' ? '/' : prefix
  if (prefix === '') return path
  return prefix.replace(/\/+$/, '') + (path.startsWith('/') ? path : `/${path}`)
}

/** What an app, a group and the interface of both can do. */
export function routerMembers(major: 2 | 3, types: FiberTypes): [string, Map<string, TypeMember>][] {
  const handlersOf = (name: string, args: readonly unknown[], path: string) => {
    const handlers = args.map((each) => {
      if (each instanceof Func && identical(each.type, types.handler)) return toHandler(each)
      const what = each instanceof Func ? typeName(each.type) : each === null ? 'nil' : 'of another kind'
      throw new GoPanic(`${name.toLowerCase()}: invalid handler ${what}`)
    })
    if (handlers.length === 0) throw new GoPanic(`missing handler in route: ${path}\n`)
    return handlers
  }
  const route =
    (name: string, methodList: readonly string[]): NativeMethod =>
    (self, [path, ...args], machine) => {
      const { app, prefix } = groupOf(self)
      const full = joined(prefix, String(path))
      const handlers = handlersOf(name, args, full)
      for (const method of methodList) app.add(method, full, handlers, machine.line)
      return self
    }
  const use: NativeMethod = (self, args, machine) => {
    const { app, prefix } = groupOf(self)
    const prefixes: string[] = []
    const rest: unknown[] = []
    for (const each of args) {
      if (typeof each === 'string') prefixes.push(each)
      else if (each instanceof Slice) prefixes.push(...stringsOf(each))
      else rest.push(each)
    }
    for (const each of prefixes.length > 0 ? prefixes : ['']) {
      const full = joined(prefix, each)
      app.use(full, handlersOf('use', rest, full), machine.line)
    }
    return self
  }
  const group: NativeMethod = (self, [path, ...args], machine) => {
    const { app, prefix } = groupOf(self)
    const full = joined(prefix, String(path))
    if (args.length > 0) app.use(full, handlersOf('use', args, full), machine.line)
    return new Group(app, full)
  }
  const add: NativeMethod = (self, [method, path, ...args], machine) => {
    const { app, prefix } = groupOf(self)
    const list = method instanceof Slice ? stringsOf(method) : [String(method)]
    const full = joined(prefix, String(path))
    for (const each of list) {
      const name = each.toUpperCase()
      if (!app.methods.includes(name)) throw new GoPanic(`add: invalid http method ${name}\n`)
      app.add(name, full, handlersOf('add', args, full), machine.line)
    }
    return self
  }
  const signature = '(string, ...fiber.Handler) fiber.Router'
  const own = methods(
    {
      ...Object.fromEntries(
        METHODS.map((name) => {
          const called = name.charAt(0) + name.slice(1).toLowerCase()
          return [called, [signature, route(called, [name])] as const]
        }),
      ),
      All: [signature, (self, args, machine) => route('All', groupOf(self).app.methods)(self, args, machine)],
      Add: [
        major === 3
          ? '([]string, string, ...fiber.Handler) fiber.Router'
          : '(string, string, ...fiber.Handler) fiber.Router',
        add,
      ],
      Use: ['(...any) fiber.Router', use],
      Group: [signature, group],
      Route: [
        '(string, func(fiber.Router), ...string) fiber.Router',
        (self, [path, fill], machine) => {
          const inner = group(self, [path], machine)
          if (fill instanceof Func) fill.call([inner])
          return inner
        },
      ],
      Name: ['(string) fiber.Router', (self) => self],
    },
    types.known,
  )
  const listen = methods(
    {
      Listen: [
        major === 3 ? '(string, ...any) error' : '(string) error',
        (self, [address]) => listenOn(self as App, String(address)),
      ],
    },
    types.known,
  )
  return [
    ['fiber.App', new Map([...own, ...listen])],
    ['fiber.Group', new Map(own)],
    ['fiber.Router', new Map(own)],
  ]
}

function listenOn(app: App, address: string): GoError {
  const port = /:(\d*)$/.exec(address)?.[1]
  if (port === undefined) return new GoError(`listen tcp: address ${address}: missing port in address`)
  if (Number(port) > 65535) return new GoError(`listen tcp: address ${port}: invalid port`)
  throw new Listening(app, address)
}
