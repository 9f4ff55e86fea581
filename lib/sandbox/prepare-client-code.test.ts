import { transform } from 'esbuild'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { prepareClientCode } from './prepare-client-code.ts'

async function blanked(code: string): Promise<string> {
  const prepared = await prepareClientCode(code, 'typescript')
  if (!prepared.ok) throw new Error(`${code}\n${prepared.errors.map((error) => error.message).join('\n')}`)
  return prepared.code
}

async function errorsOf(code: string, language: 'javascript' | 'typescript' = 'javascript') {
  const prepared = await prepareClientCode(code, language)
  return prepared.ok ? [] : prepared.errors
}

/** The code as another tool parses and prints it, without types. Equal text means equal meaning. */
async function printed(code: string, loader: 'js' | 'ts'): Promise<string> {
  const result = await transform(code, {
    loader,
    format: 'esm',
    minifySyntax: true,
    legalComments: 'none',
    target: 'esnext',
    tsconfigRaw: { compilerOptions: { useDefineForClassFields: true, verbatimModuleSyntax: true } },
  })
  return result.code
}

const SAME_MEANING: readonly string[] = [
  // annotations
  'let a: number = 1, b: string',
  'const { x, y }: { x: number; y: string } = value',
  'function f(a: number, b?: string, ...c: any[]): asserts a is 1 { return }',
  'function f(this: Window, a) {}\nfunction g(this: Window) {}',
  'function f([a]?: number[], { b }?: { b: 1 }): void\nfunction f([a]: number[] = [], { b }: { b: 1 } = c) {}',
  'let a!: number\nlet { b }: T = c',
  'try { a() } catch (error: unknown) { b() }',
  'for (const a of b as number[]) c(a)\nfor (let i: number = 0; i < 1; i++) d()',
  'const f = (a: number, b?: string): void => {}',
  'const o = { m<T>(a: T): T { return a }, get v(): number { return 1 }, async *g(): any {} }',
  'const f = (a?, b = (c ? 1 : 2) as number) => a',
  // generics
  'const f = <T,>(a: T): T => a\nconst g = async <T>(a: T): Promise<T> => a',
  'f<string>(a); new Map<string, number>(); f?.<T>(x); tag<T>`text`; const g = f<number>',
  'class A<T> extends B<T> implements C<T>, D {}\nconst E = class implements F {}',
  // expressions
  'a as B; a satisfies B; a!; a!.b![0]!(); (a as any) = 1; a! += 2; a!++',
  'const c = a as const, d = [1] as [1]',
  'f(a as B, ...(c as D[]))\nconst t = `text $' + '{a as string}`',
  // declarations without a trace
  'interface A { a(): void }\ntype B<T> = T extends infer U ? U : never\ndeclare const c: number\ndeclare function d(): void',
  'declare global { interface Window { a: 1 } }\ndeclare module "m" { const a: number }\ndeclare enum E { A }',
  'function f(a: string): void\nfunction f(a: number): void\nfunction f(a: any) {}',
  'import type { A } from "a"\nexport type { A }\nexport type C = 1\nexport interface D {}',
  'const b = 1\ntype A = 1\nexport { type A, b }',
  'export default interface A {}\nexport const a: number = 1\nexport declare const b: number',
  'abstract class A { abstract a: number; abstract b(): void; protected abstract c: 1 }\nexport abstract class B {}',
  // classes
  'class A extends Z { private a = 1; public readonly b?: number; static override c!: string; declare d: number; #e?: 1; readonly #f: 1 = 1 }',
  'class A { constructor(a: string); constructor(a: any) {}\n m(): void\n m(a?: any): void {}\n public async *g?(): any {} }',
  'class A { [key: string]: any; static [key: number]: any; ["a"]?: number; "b"!: 1; readonly = 1; private declare = 2; get?: 1 }',
  // where a line end did the work of a semicolon
  'const a = b as C\n(d)\nconst e = f satisfies G\n[h]\nlet i = j!\n;(k)',
  'a = b as C\n`text`\nc = d as any\n/e/g.test(f)\ng = h as I\n++j\nk = l as M\n-n',
  'return_: { a as B\n(c) }',
  'a\ntype B = 1\n(c)\ninterface D {}\n[e]',
  'a\ndeclare const b: 1\n(c)\nfunction f(): void\nfunction f() {}',
  'const f = g<number>\n;(a)\nconst h = () => a as B\n(c)',
  'function f() { return a as B\n(c) }\nfunction g() { throw a as B\n[c] }',
  'if (a) b as C\nelse d as E\nfor (;;) f as G\n',
  'class A { a = 1 as B\n[c] = 2\n private [d] = 3\n public *e() {}\n get?: B\n f() {}\n set: B\n g() {}\n static?: B\n h() {} }',
  'abstract class A { a = b\n abstract c: 1\n [d] = 1\n e(): void\n [f]() {}\n [k: string]: any\n *g() {} }',
  'class A { a = b\n declare c: 1\n ["d"] }',
  'export default a as B\n(c)',
  // where no line end is allowed
  'const f = (a): {\n b: 1\n} => a\nconst g = (\n a: B\n): C<\n D\n> => a',
  'const f = async <\n T\n>(a: T): Promise<\n T\n> => a\nfunction g() { return <\n T\n>(a) => a }',
  'const f = (a: 1, // one\n) /* two */ : /* three\n */ B => a',
]

describe('TypeScript', () => {
  test.each(SAME_MEANING)(
    'TypeScript loses its types and keeps its meaning, its length and its lines: %s',
    async (code) => {
      const script = await blanked(code)
      expect(script).toHaveLength(code.length)
      expect(lineEnds(script)).toEqual(lineEnds(code))
      expect(await printed(script, 'js')).toBe(await printed(code, 'ts'))
    },
  )

  test('TypeScript keeps its meaning in any sequence of statements, without semicolons and with any line end', async () => {
    const part = fc.constantFrom(...SAME_MEANING.filter((code) => !/\b(import|export|declare)\b/.test(code)))
    const lineEnd = fc.constantFrom('\n', '\r\n', '\n\n', '\n// why\n', '\n/* what */\n')
    let count = 0
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(part, lineEnd), { minLength: 1, maxLength: 5 }), async (parts) => {
        // Each in its own function, so that names do not clash and `return` is allowed.
        const code = parts
          .map(([text, end]) => {
            count += 1
            return `async function* _${count}() {${end}${text}${end}}${end}`
          })
          .join('')
        const script = await blanked(code)
        expect(script).toHaveLength(code.length)
        expect(lineEnds(script)).toEqual(lineEnds(code))
        expect(await printed(script, 'js')).toBe(await printed(code, 'ts'))
      }),
      { numRuns: 60 },
    )
  })

  test('code that is no type stays at its line and column', async () => {
    const code = 'interface A {\n  a: 1\n}\nconst value: A = get<A>(1 as number)!;\n'
    expect(await blanked(code)).toBe(
      `;${' '.repeat(12)}\n${' '.repeat(6)}\n \nconst value    = get   (1          ) ;\n`,
    )
  })

  test.each([
    ['enum A { B }', 'An enum needs code generation'],
    ['const enum A { B }', 'An enum needs code generation'],
    ['namespace A { export const b = 1 }', 'A namespace needs code generation'],
    ['class A { constructor(private b: number) {} }', 'A parameter property needs code generation'],
    ['@decorate class A {}', 'A decorator needs code generation'],
    ['class A { @decorate b() {} }', 'A decorator needs code generation'],
    ['export = 1', '`export =` needs code generation'],
    ['const a = <string>b', 'Write `value as Type`'],
  ])('TypeScript that needs more than taking types away is refused: %s', async (code, message) => {
    const errors = await errorsOf(code, 'typescript')
    expect(errors).toHaveLength(1)
    expect(errors[0]?.message).toContain(message)
  })
})

describe('JavaScript', () => {
  test('JavaScript stays as it is', async () => {
    const code = "const answer = await fetch('/')\nexport {}\n"
    expect(await prepareClientCode(code, 'javascript')).toEqual({ ok: true, code })
  })

  test.each([
    ["import a from 'b'", 1, 1],
    ["import 'b'", 1, 1],
    ["\n  await import('b')", 2, 9],
    ["export * from 'b'", 1, 1],
    ["const a = 1\nexport { c } from 'b'", 2, 1],
  ])('JavaScript that imports is refused at the import: %s', async (code, line, column) => {
    const errors = await errorsOf(code)
    expect(errors).toMatchObject([{ from: { line, column }, message: expect.stringContaining('nothing to import') }])
  })

  test('a syntax error in JavaScript has its position and a plain message', async () => {
    expect(await errorsOf('const a = 1\nconst b = );')).toEqual([
      { from: { line: 2, column: 11 }, to: { line: 2, column: 12 }, message: '`)` is not expected here.' },
    ])
    expect(await errorsOf('fetch(')).toEqual([
      {
        from: { line: 1, column: 7 },
        to: { line: 1, column: 7 },
        message: 'The code ends too early: something that was opened is not closed.',
      },
    ])
    expect(await errorsOf("\n  const a = 'b")).toEqual([
      {
        from: { line: 2, column: 13 },
        to: { line: 2, column: 14 },
        message: 'This text has no closing quotation mark.',
      },
    ])
    expect(await errorsOf('function f() { await g() }')).toMatchObject([
      { from: { line: 1, column: 16 }, message: '`await` needs an `async` function around it.' },
    ])
  })

  test('several errors in JavaScript are all found', async () => {
    const errors = await errorsOf('let a\nlet a\nreturn a\nb c')
    expect(errors.map((error) => error.from.line)).toEqual([2, 3, 4])
  })

  test('JavaScript with types in it gets the advice to switch the language', async () => {
    const [error] = await errorsOf('const a: number = 1')
    expect(error).toMatchObject({
      from: { line: 1, column: 8 },
      message: expect.stringContaining('switch the language'),
    })
    const [other] = await errorsOf('const a = ;')
    expect(other?.message).not.toContain('TypeScript')
  })
})

function lineEnds(code: string): readonly (readonly [number, string])[] {
  return [...code.matchAll(/[\n\r\u2028\u2029]/g)].map((match) => [match.index, match[0]])
}

test('a chain of 20,000 members is prepared, or has a diagnostic, without running out of stack', async () => {
  await expect(prepareClientCode(`a${'.b'.repeat(20_000)}`, 'javascript')).resolves.toHaveProperty('ok')
  await expect(prepareClientCode(`a${'.b'.repeat(20_000)}`, 'typescript')).resolves.toHaveProperty('ok')
})
