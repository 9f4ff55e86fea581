import { parseGoUrl } from '../../servers/fiber/cors/go-url.ts'
import { STATUS_CONSTANTS, statusMessage } from '../../servers/fiber/framework/status.ts'
import { sprint, sprintf, sprintln } from '../machine/format.ts'
import { GoError } from '../machine/go-error.ts'
import { decodeJson, encodeJson } from '../machine/json.ts'
import { Exit } from '../machine/machine.ts'
import { functions, type GoPackage, type Member, methods, type TypeMember, values } from '../machine/package.ts'
import { BOOL, INT, native, pointer, STRING, type Type } from '../machine/types.ts'
import { Bytes, bytesOf, Cell, equal, Func, Slice, textOf } from '../machine/values.ts'

const text = String

function pkg(path: string, members: [string, Member][], types?: GoPackage['types']): GoPackage {
  const name = path.split('/').at(-1) ?? path
  return { path, name, members: new Map(members), ...(types ? { types } : {}) }
}

const fmt = pkg('fmt', [
  ...functions({
    Errorf: ['(string, ...any) error', ([format, ...list]) => errorOf(sprintf(text(format), list), list)],
    Sprintf: ['(string, ...any) string', ([format, ...list]) => sprintf(text(format), list)],
    Sprint: ['(...any) string', (list) => sprint(list)],
    Sprintln: ['(...any) string', (list) => `${sprintln(list)}\n`],
    Println: ['(...any)', (list, machine) => machine.print('log', sprintln(list), machine.line)],
    Printf: [
      '(string, ...any)',
      ([format, ...list], machine) =>
        machine.print('log', sprintf(text(format), list).replace(/\n$/, ''), machine.line),
    ],
    Print: ['(...any)', (list, machine) => machine.print('log', sprint(list), machine.line)],
  }),
])

/** `%w` keeps the error inside. */
function errorOf(message: string, list: readonly unknown[]): GoError {
  const inner = list.find((each) => each instanceof GoError)
  return new GoError(message, undefined, inner ?? null)
}

const errors = pkg(
  'errors',
  [
    ...functions({
      New: ['(string) error', ([message]) => new GoError(text(message))],
      Is: ['(error, error) bool', ([error, target]) => chain(error).includes(target as GoError)],
      As: ['(error, any) bool', ([error, target]) => assignError(error, target)],
      Unwrap: ['(error) error', ([error]) => (error instanceof GoError ? error.wrapped : null)],
    }),
  ],
  new Map([
    ['error', new Map<string, TypeMember>(methods({ Error: ['() string', (self) => (self as GoError).message] }))],
  ]),
)

function chain(error: unknown): GoError[] {
  return error instanceof GoError ? [error, ...chain(error.wrapped)] : []
}

/** `errors.As(err, &e)`, where `e` is a `*fiber.Error`. */
function assignError(error: unknown, target: unknown): boolean {
  const found = chain(error).find(({ code }) => code !== undefined)
  if (!found || !(target instanceof Cell)) return false
  target.value = found
  return true
}

function logger(level: 'log' | 'info' | 'warn' | 'error' | 'debug', end?: 'exit' | 'panic') {
  return (write: (list: readonly unknown[]) => string): Member & { kind: 'func' } => ({
    kind: 'func',
    type: { kind: 'func', params: [{ kind: 'any' }], variadic: true, results: [] },
    call: (list, machine) => {
      machine.print(level, write(list), machine.line)
      if (end === 'exit') throw new Exit(1)
      return null
    },
  })
}
const formatted = ([format, ...list]: readonly unknown[]) => sprintf(text(format), list).replace(/\n$/, '')

const log = pkg('log', [
  ['Println', logger('log')(sprintln)],
  ['Printf', logger('log')(formatted)],
  ['Print', logger('log')(sprint)],
  ['Fatal', logger('error', 'exit')(sprint)],
  ['Fatalf', logger('error', 'exit')(formatted)],
  ['Fatalln', logger('error', 'exit')(sprintln)],
])

/** `github.com/gofiber/fiber/v2/log`: with a level in front. */
export function fiberLog(path: string): GoPackage {
  return pkg(
    path,
    (['Debug', 'Info', 'Warn', 'Error'] as const).flatMap((name): [string, Member][] => {
      const level = name.toLowerCase() as 'debug' | 'info' | 'warn' | 'error'
      return [
        [name, logger(level)((list) => `[${name}] ${sprint(list)}`)],
        [`${name}f`, logger(level)((list) => `[${name}] ${formatted(list)}`)],
      ]
    }),
  )
}

const HTTP_METHODS = ['Get', 'Head', 'Post', 'Put', 'Patch', 'Delete', 'Connect', 'Options', 'Trace']
/** `MethodGet`, `StatusOK` and the rest, in `net/http` and in Fiber. */
export const HTTP_CONSTANTS: [string, Member][] = [
  ...values(
    STRING,
    HTTP_METHODS.map((name): [string, string] => [`Method${name}`, name.toUpperCase()]),
  ),
  ...values(
    INT,
    [...STATUS_CONSTANTS].map(([name, code]): [string, number] => [`Status${name}`, code]),
  ),
]

const http = pkg('net/http', [
  ...HTTP_CONSTANTS,
  ...functions({ StatusText: ['(int) string', ([code]) => statusMessage(Number(code))] }),
])

const strconv = pkg('strconv', [
  ...functions({
    Itoa: ['(int) string', ([number]) => text(number)],
    Atoi: ['(string) (int, error)', ([s]) => parsed('Atoi', text(s), /^[+-]?\d+$/)],
    ParseInt: ['(string, int, int) (int, error)', ([s]) => parsed('ParseInt', text(s), /^[+-]?\d+$/)],
    ParseBool: [
      '(string) (bool, error)',
      ([s]) =>
        /^(1|t|T|TRUE|true|True|0|f|F|FALSE|false|False)$/.test(text(s))
          ? [/^[1tT]/.test(text(s)), null]
          : [false, invalid('ParseBool', text(s))],
    ],
    FormatBool: ['(bool) string', ([value]) => text(value)],
    Quote: ['(string) string', ([s]) => JSON.stringify(s)],
  }),
])

function parsed(name: string, s: string, pattern: RegExp): [number, GoError | null] {
  return pattern.test(s) ? [Number(s), null] : [0, invalid(name, s)]
}
function invalid(name: string, s: string): GoError {
  return new GoError(`strconv.${name}: parsing ${JSON.stringify(s)}: invalid syntax`)
}

const slices = pkg('slices', [
  ...functions({
    Contains: ['(unknown, any) bool', ([list, wanted]) => itemsOf(list).some((item) => equal(item, wanted))],
    Index: ['(unknown, any) int', ([list, wanted]) => itemsOf(list).findIndex((item) => equal(item, wanted))],
    ContainsFunc: [
      '(unknown, unknown) bool',
      ([list, test]) => itemsOf(list).some((item) => test instanceof Func && test.call([item]) === true),
    ],
    IndexFunc: [
      '(unknown, unknown) int',
      ([list, test]) => itemsOf(list).findIndex((item) => test instanceof Func && test.call([item]) === true),
    ],
  }),
])
const itemsOf = (list: unknown): unknown[] => (list instanceof Slice ? list.items : [])

/** Nothing of this machine is told: every variable is unset. */
const os = pkg('os', [
  ...functions({
    Getenv: ['(string) string', () => ''],
    LookupEnv: ['(string) (string, bool)', () => ['', false]],
    Exit: [
      '(int)',
      ([code]) => {
        throw new Exit(Number(code))
      },
    ],
  }),
])

const json = pkg('encoding/json', [
  ...functions({
    Marshal: ['(any) ([]byte, error)', ([value]) => marshalled(value)],
    Unmarshal: [
      '([]byte, any) error',
      ([data, into]) => (into instanceof Cell ? decodeJson(textOf(data), into) : new GoError('json: Unmarshal(nil)')),
    ],
  }),
])

function marshalled(value: unknown): [Bytes | null, GoError | null] {
  try {
    return [new Bytes(bytesOf(encodeJson(value))), null]
  } catch (error) {
    if (error instanceof GoError) return [null, error]
    throw error
  }
}

const URL_TYPE: Type = native('url.URL')
const url = pkg(
  'net/url',
  [
    ['URL', { kind: 'type', type: URL_TYPE }],
    ...functions(
      {
        Parse: ['(string) (*url.URL, error)', ([raw]) => parsedUrl(text(raw))],
        QueryEscape: ['(string) string', ([s]) => encodeURIComponent(text(s)).replaceAll('%20', '+')],
        PathEscape: ['(string) string', ([s]) => encodeURIComponent(text(s))],
      },
      new Map<string, Type>([['*url.URL', pointer(URL_TYPE)]]),
    ),
  ],
  new Map([
    [
      'url.URL',
      new Map<string, TypeMember>([
        ...(['Scheme', 'Host', 'Path', 'RawQuery', 'Fragment'] as const).map((name): [string, TypeMember] => [
          name,
          {
            kind: 'field',
            type: STRING,
            get: (self) => {
              const found = self as NonNullable<ReturnType<typeof parseGoUrl>>
              return found[(name.charAt(0).toLowerCase() + name.slice(1)) as 'scheme']
            },
          },
        ]),
        ...methods({
          Hostname: [
            '() string',
            (self) => (self as { host: string }).host.replace(/:\d*$/, '').replace(/^\[|\]$/g, ''),
          ],
          Port: ['() string', (self) => /:(\d*)$/.exec((self as { host: string }).host)?.[1] ?? ''],
        }),
      ]),
    ],
  ]),
)

function parsedUrl(raw: string): [unknown, GoError | null] {
  const found =
    raw === '' ? { scheme: '', user: false, host: '', path: '', rawQuery: '', fragment: '' } : parseGoUrl(raw)
  return found ? [found, null] : [null, new GoError(`parse ${JSON.stringify(raw)}: invalid URL`)]
}

/** Nobody starts the program with flags: each has its default. */
const flag = pkg('flag', [
  ...functions({
    String: ['(string, string, string) *string', ([, value]) => new Cell(value, STRING)],
    Int: ['(string, int, string) *int', ([, value]) => new Cell(value, INT)],
    Bool: ['(string, bool, string) *bool', ([, value]) => new Cell(value, BOOL)],
    Parse: ['()', () => null],
  }),
])

/** What programs may import of Go's own library. */
export const STANDARD: readonly GoPackage[] = [fmt, errors, log, http, strconv, slices, os, json, url, flag]
