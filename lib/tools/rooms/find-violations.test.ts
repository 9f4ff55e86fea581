import { describe, expect, test } from 'vitest'
import { findViolations } from './find-violations.ts'
import { readModules } from './modules.ts'

const violationsOf = (sources: Record<string, string>) => findViolations(readModules(new Map(Object.entries(sources))))

describe('the walls refuse', () => {
  test.each([
    [
      'react-dom in the browser',
      'lib/browser/fetch/a.ts',
      "import { render } from 'react-dom'",
      'lib/browser may not import "react-dom"',
    ],
    [
      'a package by a path in it',
      'lib/trace/a.ts',
      "import x from 'next/link'",
      'lib/trace may not import "next/link"',
    ],
    [
      'a package whose name begins like an allowed one',
      'lib/trace/a.ts',
      "import x from 'diff-words'",
      'lib/trace may not import "diff-words"',
    ],
    ['vitest in production', 'lib/trace/a.ts', "import { test } from 'vitest'", 'lib/trace may not import "vitest"'],
    [
      'a component in lib',
      'lib/lessons/a.ts',
      "import { x } from '../../components/ui/x.ts'",
      'lib/lessons may not import components/ui/x.ts',
    ],
    [
      'a type of a component in lib',
      'lib/lessons/a.ts',
      "import type { X } from '@/components/ui/x.ts'",
      'lib/lessons may not import components/ui/x.ts',
    ],
    [
      'a component in lib that is loaded later',
      'lib/lessons/a.ts',
      "const x = await import('@/components/ui/x.ts')",
      'lib/lessons may not import components/ui/x.ts',
    ],
    [
      'a type named by its file',
      'lib/lessons/a.ts',
      "type X = import('@/components/ui/x.ts').X",
      'lib/lessons may not import components/ui/x.ts',
    ],
    [
      'a component that is exported again',
      'lib/lessons/a.ts',
      "export { x } from '@/components/ui/x.ts'",
      'lib/lessons may not import components/ui/x.ts',
    ],
    [
      'a component in content',
      'content/lessons/a/lesson.ts',
      "import { x } from '@/components/ui/x.ts'",
      'content/lessons may not import components/ui/x.ts',
    ],
    [
      'the servers in the browser',
      'lib/browser/a.ts',
      "import { x } from '../servers/x.ts'",
      'lib/browser may not import lib/servers/x.ts',
    ],
    ['msw outside lib/servers', 'lib/run/a.ts', "import { http } from 'msw'", 'lib/run may not import "msw"'],
    [
      'Node in the trace',
      'lib/trace/a.ts',
      "import { readFileSync } from 'node:fs'",
      'lib/trace may not import "node:fs"',
    ],
    [
      'more than types where only types are allowed',
      'content/documents/a.ts',
      "import { type T, x } from '@/lib/trace/x.ts'",
      'content/documents may import only types of lib/trace/x.ts',
    ],
    [
      "tests' support in production",
      'lib/document/a.ts',
      "import { x } from '@/lib/testing/x.ts'",
      'only tests import lib/testing, and lib/document/a.ts is none',
    ],
    [
      'a tool in a page',
      'app/page.tsx',
      "import { x } from '@/lib/tools/x.ts'",
      'only tests import lib/tools, and app/page.tsx is none',
    ],
    ['a test', 'lib/trace/a.ts', "import { x } from './b.test.ts'", 'nothing imports a test: lib/trace/b.test.ts'],
  ])('%s', (_name, path, text, why) => {
    expect(violationsOf({ [path]: `\n${text}` })).toEqual([`${path}:2: ${why}`])
  })

  test('the walls refuse a file in no room', () => {
    expect(violationsOf({ 'stuff/a.ts': '' })).toEqual([
      'stuff/a.ts: is in no room that lib/tools/rooms/rooms.ts names',
    ])
  })

  test('the walls refuse modules that import each other in a circle, also for types only', () => {
    const circle = {
      'lib/trace/a.ts': "import { b } from './b.ts'",
      'lib/trace/b.ts': "import { c } from './c.ts'",
      'lib/trace/c.ts': "import type { A } from './a.ts'",
      'lib/trace/d.ts': "import { a } from './a.ts'",
    }
    expect(violationsOf(circle)).toEqual([
      'these import each other in a circle: lib/trace/a.ts, lib/trace/b.ts, lib/trace/c.ts',
    ])
  })

  test('the walls refuse a circle that includes a known one', () => {
    const [main, scheme] = ['lib/browser/fetch/main-fetch.ts', 'lib/browser/fetch/scheme-fetch.ts']
    const known = { [main]: "import './scheme-fetch.ts'", [scheme]: "import './main-fetch.ts'" }
    const more = { ...known, [scheme]: "import './new.ts'", 'lib/browser/fetch/new.ts': "import './main-fetch.ts'" }
    expect(violationsOf(known)).toEqual([])
    expect(violationsOf(more)).toEqual([
      `these import each other in a circle: ${main}, lib/browser/fetch/new.ts, ${scheme}`,
    ])
  })
})

describe('the walls allow', () => {
  test.each([
    ['a file of the same room', 'lib/browser/fetch/a.ts', "import { x } from '../http/x.ts'"],
    ['the trace in the browser', 'lib/browser/a.ts', "import { x } from '../trace/x.ts'"],
    ['types where only types are allowed', 'content/documents/a.ts', "import { type T } from '@/lib/trace/x.ts'"],
    ['a module of Node where Node is allowed', 'lib/run/a.ts', "import vm from 'node:vm'"],
    ['anything in a test', 'lib/browser/a.test.ts', "import { x } from '@/lib/testing/x.ts'\nimport 'vitest'"],
    ['anything in a tool', 'lib/tools/x/a.ts', "import 'react-dom/server'\nimport '@/components/ui/x.tsx'"],
    ['two modules of which one loads the other later', 'lib/trace/a.ts', "const load = () => import('./a.ts')"],
    ['an import in a comment or a text', 'lib/trace/a.ts', "// import 'react'\nconst x = `import 'react'`"],
  ])('%s', (_name, path, text) => {
    expect(violationsOf({ [path]: text })).toEqual([])
  })
})

test('a file that cannot be parsed is an error, not a file without imports', () => {
  expect(() => violationsOf({ 'lib/trace/a.ts': 'import {' })).toThrow('lib/trace/a.ts: ')
})
