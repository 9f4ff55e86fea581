import { describe, expect, test } from 'vitest'
import { GoPanic } from '../../../go/machine/go-error.ts'
import { App } from '../framework/app.ts'
import type { CorsConfig } from './config.ts'
import { corsNew } from './middleware.ts'

/** What an app with this middleware answers to a request of an origin, as an object of headers; or its panic. */
function headers(
  version: string,
  config: CorsConfig | null,
  request: { method?: string; [header: string]: string | undefined },
) {
  const { method = 'GET', ...sent } = request
  const warned: string[] = []
  try {
    const app = new App(version)
    app.use('/', [corsNew(config, { version, warn: (text) => warned.push(text) })])
    app.use('/', [
      (context) => {
        context.sendString('x')
        return null
      },
    ])
    const list = Object.entries(sent).map(([name, value]): [string, string] => [name, value ?? ''])
    const answer = app.handle({ method, url: 'http://localhost:8080/', headers: list, body: null })
    return { status: answer.status, warned, ...Object.fromEntries(answer.headers) } as Record<string, unknown>
  } catch (error) {
    if (error instanceof GoPanic) return { panic: error.message, warned }
    throw error
  }
}

const A = { Origin: 'https://a.example' }
const PREFLIGHT = { ...A, method: 'OPTIONS', 'Access-Control-Request-Method': 'PUT' }
const ACAO = 'Access-Control-Allow-Origin'
const ACAC = 'Access-Control-Allow-Credentials'

describe('* with credentials', () => {
  const config = { AllowOrigins: '*', AllowCredentials: true }

  test('* with credentials reflects every origin until 2.42', () => {
    expect(headers('2.42.0', config, A)).toMatchObject({ [ACAO]: 'https://a.example', [ACAC]: 'true' })
  })

  test('* with credentials is sent as * from 2.43.0 on, which browsers refuse', () => {
    for (const version of ['2.43.0', '2.52.0']) {
      expect(headers(version, config, A)).toMatchObject({ [ACAO]: '*', [ACAC]: 'true' })
    }
  })

  test('* with credentials panics at the start since 2.52.1', () => {
    for (const version of ['2.52.1', '2.52.2', '2.52.4', '2.52.15', '3.0.0', '3.4.0']) {
      const given = version.startsWith('3') ? { ...config, AllowOrigins: ['*'] } : config
      expect(headers(version, given, A)).toHaveProperty('panic')
    }
  })
})

const yes = { AllowOriginsFunc: () => true }
const no = { AllowOriginsFunc: () => false }

describe('AllowOriginsFunc', () => {
  test('AllowOriginsFunc is asked beside a list since 2.44.0', () => {
    expect(headers('2.44.0', { ...yes, AllowOrigins: 'https://b.example' }, A)[ACAO]).toBe('https://a.example')
  })

  test('AllowOriginsFunc narrows * to the origin from 2.45.0 until 2.52.0', () => {
    expect(headers('2.44.0', yes, A)[ACAO]).toBe('*')
    expect(headers('2.45.0', yes, A)[ACAO]).toBe('https://a.example')
    expect(headers('2.51.0', no, A)[ACAO]).toBe('*')
  })

  test('AllowOriginsFunc alone allows no other origin since 2.52.0', () => {
    expect(headers('2.52.0', no, A)[ACAO]).toBe('')
    expect(headers('2.52.15', no, A)[ACAO]).toBeUndefined()
    expect(headers('2.52.15', yes, A)[ACAO]).toBe('https://a.example')
  })

  test('AllowOriginsFunc beside a list prints a warning', () => {
    expect(headers('2.52.15', { ...yes, AllowOrigins: 'https://b.example' }, A).warned).toEqual([
      "[CORS] Both 'AllowOrigins' and 'AllowOriginsFunc' have been defined.",
    ])
    expect(headers('3.5.0', { ...yes, AllowOrigins: ['*'] }, A).warned).toEqual([
      "[CORS] Both 'AllowOrigins' and 'AllowOriginsFunc' have been defined.",
      "[CORS] 'AllowOrigins' is set to allow all origins, 'AllowOriginsFunc' will not be used.",
    ])
  })
})

test('a negative MaxAge is sent as 0 since 2.50.0', () => {
  expect(headers('2.49.2', { MaxAge: -1 }, PREFLIGHT)['Access-Control-Max-Age']).toBeUndefined()
  expect(headers('2.50.0', { MaxAge: -1 }, PREFLIGHT)['Access-Control-Max-Age']).toBe('0')
})

describe('an entry of AllowOrigins that is not an origin', () => {
  test('an invalid entry prints a warning and panics in 2.52.1 and 2.52.2', () => {
    expect(headers('2.52.1', { AllowOrigins: 'localhost:3000' }, A)).toEqual({
      panic: '[CORS] Invalid origin provided in configuration',
      warned: ['[CORS] Invalid origin format in configuration: localhost:3000'],
    })
  })

  test('an entry may begin with a space since 2.52.2', () => {
    const config = { AllowOrigins: 'https://b.example, https://a.example' }
    expect(headers('2.52.1', config, A)).toHaveProperty('panic')
    expect(headers('2.52.2', config, A)[ACAO]).toBe('https://a.example')
  })

  test('an invalid entry is named in the panic since 2.52.3, without the star of a pattern', () => {
    expect(headers('2.52.3', { AllowOrigins: 'http://*.com*' }, A).panic).toBe(
      '[CORS] Invalid origin format in configuration: http://.com*',
    )
  })

  test('an invalid entry is redacted in the panic of Fiber 3, unless DisableValueRedaction is set', () => {
    expect(headers('3.0.0', { AllowOrigins: ['localhost'] }, A).panic).toBe(
      '[CORS] Invalid origin format in configuration: [redacted]',
    )
    expect(headers('3.0.0', { AllowOrigins: ['localhost'], DisableValueRedaction: true }, A).panic).toBe(
      '[CORS] Invalid origin format in configuration: localhost',
    )
  })

  test('a pattern after many spaces is a slice out of bounds in Fiber 2', () => {
    expect(headers('2.52.15', { AllowOrigins: `${' '.repeat(30)}http://*.a.b` }, A).panic).toBe(
      'runtime error: slice bounds out of range [:37] with length 11',
    )
  })
})

describe('an origin that is not allowed', () => {
  const config = { AllowOrigins: 'https://b.example', AllowCredentials: true }

  test('a refused origin gets an empty header until 2.52.2, and none since', () => {
    for (const version of ['2.40.1', '2.52.0', '2.52.2']) expect(headers(version, config, A)[ACAO]).toBe('')
    expect(headers('2.52.4', config, A)[ACAO]).toBeUndefined()
  })

  test('a refused origin gets no Allow-Credentials in the preflight since 2.52.1', () => {
    expect(headers('2.52.0', config, PREFLIGHT)[ACAC]).toBe('true')
    expect(headers('2.52.1', config, PREFLIGHT)[ACAC]).toBeUndefined()
    expect(headers('2.52.1', config, A)[ACAC]).toBe('true')
    expect(headers('2.52.4', config, A)[ACAC]).toBeUndefined()
  })
})

test('2.52.3 sends no headers for an actual request, 2.52.4 does', () => {
  expect(headers('2.52.3', null, A)[ACAO]).toBeUndefined()
  expect(headers('2.52.3', null, PREFLIGHT)[ACAO]).toBe('*')
  expect(headers('2.52.4', null, A)[ACAO]).toBe('*')
})

test('QUERY is among the default methods since 3.4.0', () => {
  const methods = (version: string) => headers(version, null, PREFLIGHT)['Access-Control-Allow-Methods']
  expect(methods('3.3.0')).toBe('GET, POST, HEAD, PUT, DELETE, PATCH')
  expect(methods('3.4.0')).toBe('GET, POST, HEAD, PUT, DELETE, PATCH, QUERY')
})

test('an empty label matches a pattern until 3.4.0', () => {
  const request = { Origin: 'https://.example.com' }
  expect(headers('2.52.15', { AllowOrigins: 'https://*.example.com' }, request)[ACAO]).toBe('https://.example.com')
  expect(headers('3.4.0', { AllowOrigins: ['https://*.example.com'] }, request)[ACAO]).toBeUndefined()
})

test('Fiber 3 sends Max-Age and the requested headers on preflights only', () => {
  const request = { ...A, 'Access-Control-Request-Headers': 'x-a' }
  const names = ['Access-Control-Max-Age', 'Access-Control-Allow-Headers']
  expect(names.map((name) => headers('2.52.15', { MaxAge: 5 }, request)[name])).toEqual(['5', 'x-a'])
  expect(names.map((name) => headers('3.0.0', { MaxAge: 5 }, request)[name])).toEqual([undefined, undefined])
})
