import { describe, expect, test } from 'vitest'
import { CURRICULUM } from '@/content/curriculum.ts'
import { decidingLines } from './deciding-lines.ts'

const linesOf = (text: string, of: 'script' | 'server') => {
  const lines = decidingLines(text, of)
  return lines && text.split('\n').slice(lines.from - 1, lines.to)
}

describe('the lines that decide', () => {
  test('of a script are its calls, with what they send', () => {
    expect(
      linesOf('const url = "/a"\nlet n = 0\nfetch(url, {\n  method: "PUT",\n})\nconsole.log(n)', 'script'),
    ).toEqual(['fetch(url, {', '  method: "PUT",'])
    expect(linesOf('const xhr = new XMLHttpRequest()\nxhr.open("GET", "/a")\nxhr.send()\n', 'script')).toEqual([
      'xhr.open("GET", "/a")',
      'xhr.send()',
    ])
  })

  test('of a script begin with the URL that is called, where it is written shortly before the call', () => {
    const xhr = 'const xhr = new XMLHttpRequest()\n'
    const url = 'const url = "https://bar.other/"\n'
    const calls = '\nxhr.open("GET", url)\nxhr.send()\n'
    expect(decidingLines(`${xhr}${url}${calls}`, 'script')).toEqual({ from: 2, to: 5 })
    // Too far up to be shown with the call.
    expect(decidingLines(`${url}${'let a\n'.repeat(20)}${calls}`, 'script')).toEqual({ from: 23, to: 24 })
    expect(decidingLines(`${url}fetch("https://a.test/")\n`, 'script')).toEqual({ from: 2, to: 2 })
  })

  test('of a server are its permissions, whatever it is written in, and not the line that imports a middleware', () => {
    expect(linesOf('GET /\n200 OK\n\nhi\n\nGET /a\n200 OK\nAccess-Control-Allow-Origin: *\n\nbody', 'server')).toEqual([
      'GET /a',
      '200 OK',
      'Access-Control-Allow-Origin: *',
    ])
    expect(
      linesOf('import cors from "cors"\n\n// cors\napp.use(cors({\n  origin: "x",\n}))\napp.get("/a", a)', 'server'),
    ).toEqual(['// cors', 'app.use(cors({', '  origin: "x",'])
    expect(linesOf('location / {\n  add_header Access-Control-Allow-Origin *;\n}', 'server')).toEqual([
      'location / {',
      '  add_header Access-Control-Allow-Origin *;',
    ])
    expect(linesOf('app.Use(cors.New(cors.Config{\n\tAllowOrigins: []string{"x"},\n}))', 'server')).toEqual([
      'app.Use(cors.New(cors.Config{',
      '\tAllowOrigins: []string{"x"},',
    ])
  })

  test('are none where nothing permits', () => {
    expect(decidingLines('GET /a\n200 OK\n\nbody', 'server')).toBe(null)
    expect(decidingLines('console.log(1)', 'script')).toBe(null)
  })

  test('every script of the lessons that calls somebody has them', () => {
    for (const { examples } of CURRICULUM)
      for (const { document } of Object.values(examples))
        expect(decidingLines(document.client.code, 'script'), document.client.code).not.toBe(null)
  })
})
