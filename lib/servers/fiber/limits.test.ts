import fc from 'fast-check'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { LONGEST_MS } from '../../go/machine/machine.ts'
import { ask, handlerBody, handlerProgram, serveProgram, V2, V3 } from '../../testing/fiber-program.ts'
import { processorMs } from '../../testing/processor-time.ts'
import { exampleProgram } from './example.ts'
import { checkProgram, startProgram } from './program.ts'

/** Tokens of Go, and characters that are not in ASCII, no character at all, or spaces elsewhere. */
const WORDS =
  'func type struct map var if for range return := = ( ) { } [ ] , . ; * & 1 0x "a" ` \' // /* x c app'.split(' ')
const SIGNS = ['\n', '\0', 'é', '\u2028', '\ufeff', '😀', '\ud800']

describe('any text', () => {
  /** Checks a text, and starts and asks it where the check finds no mistake: nothing may be thrown. */
  async function run(text: string, version: string): Promise<void> {
    if (checkProgram(text, version).some(({ severity }) => severity === 'error')) return
    const { server } = await startProgram(text, version, 'http://localhost:8080', () => {})
    if (server) await ask(server, '/resources/public-data/').catch(() => {})
  }
  const versions = fc.constantFrom('2.40.1', V2, V3)

  test('nothing is thrown for arbitrary text, as a file and as statements', async () => {
    const text = fc.oneof(
      fc.string({ unit: fc.oneof(fc.string({ minLength: 1, maxLength: 1 }), fc.constantFrom(...SIGNS)) }),
      fc.array(fc.constantFrom(...WORDS, ...SIGNS)).map((words) => words.join(' ')),
    )
    await fc.assert(
      fc.asyncProperty(text, fc.boolean(), versions, (text, inMain, version) =>
        run(inMain ? `package main\nfunc main() {\n${text}\n}` : text, version),
      ),
    )
  })

  test('nothing is thrown for a program with a piece taken out, doubled or put elsewhere', async () => {
    const texts = [
      exampleProgram(V2),
      exampleProgram(V3),
      handlerProgram(`m := map[string][]int{"a": {1, 2}}
for i, v := range m[c.Params("a")] {
	if v > i && v != 3 {
		return c.JSON(fiber.Map{"v": v})
	}
}
return fiber.ErrNotFound`),
    ]
    const edit = fc.record({
      text: fc.constantFrom(...texts),
      at: fc.nat(),
      length: fc.nat(30),
      to: fc.nat(),
      how: fc.constantFrom('take', 'double', 'move'),
      version: versions,
    })
    await fc.assert(
      fc.asyncProperty(edit, async ({ text, at, length, to, how, version }) => {
        const from = at % text.length
        const piece = text.slice(from, from + length)
        const rest = text.slice(0, from) + text.slice(from + length)
        const place = to % (rest.length + 1)
        const put = how === 'take' ? '' : piece
        const base = how === 'double' ? text : rest
        await run(base.slice(0, place) + put + base.slice(place), version)
      }),
      { numRuns: 200 },
    )
  })

  test.each(['\n}', '\n\n)', '\n// only a comment\n}', '\n \n\t\n'])(
    'a text that begins with an empty line and goes wrong has a diagnostic: %j',
    (text) => {
      expect(checkProgram(text, V2).length).toBeGreaterThan(0)
    },
  )

  test('parentheses nested too deeply have a diagnostic', () => {
    const text = `package main\nvar x = ${'('.repeat(8_000)}1${')'.repeat(8_000)}`
    expect(checkProgram(text, V2)).toMatchObject([{ severity: 'error' }])
  })

  test('nothing is thrown for a sum of many numbers', () => {
    const text = `package main\nvar x = ${'1+'.repeat(12_000)}1\n\nfunc main() {\n\t_ = x\n}\n`
    expect(() => checkProgram(text, V2)).not.toThrow()
  })

  test('the check of a line with many comments takes time in proportion to its length', async () => {
    const text = `package main\n\nvar a = 1 ${'// x '.repeat(5000)}\n\nvar b = f(${' '.repeat(20_000)}`
    expect(await processorMs(() => checkProgram(text, V2))).toBeLessThan(1000)
  })
})

describe('a handler that never ends is stopped', () => {
  afterEach(() => {
    vi.restoreAllMocks()
  })

  test.each([
    [
      'a long text is searched again and again',
      's := strings.Repeat("ab", 400000)\nn := 0\nfor { n = n + strings.Count(s, "b") }',
      ['strings'],
    ],
    ['a list grows', 'l := []int{}\nfor { l = append(l, 1) }', []],
    [
      'a large regular expression is run again and again',
      're := regexp.MustCompile(`^(a?b?c?d?){200}$`)\ns := strings.Repeat("abcd", 5000)\nfor { re.MatchString(s) }',
      ['regexp', 'strings'],
    ],
    [
      'a large regular expression is compiled again and again',
      'for { regexp.Compile(`^(a?b?c?d?){900}$`) }',
      ['regexp'],
    ],
    ['a map that holds itself is encoded', 'm := fiber.Map{}\nm["m"] = m\nfor { c.JSON(m) }', []],
  ])('where %s', async (_, inside, imports) => {
    const { server } = await serveProgram(handlerProgram(inside, { imports }))
    // On this clock a tenth of the time that a handler has is over whenever somebody looks at it, so what is measured is
    // the work between eleven looks: it says how late a real clock could be seen.
    let now = 0
    vi.spyOn(performance, 'now').mockImplementation(() => (now += LONGEST_MS / 10))
    const ms = await processorMs(() => expect(ask(server, '/')).rejects.toThrow('does not come to an end'))
    expect(ms).toBeLessThan(2000)
  })

  test('a pointer to itself is printed as an address', async () => {
    const outside = 'type Node struct { next *Node }'
    expect(
      await handlerBody('n := &Node{}\nn.next = n\nreturn c.SendString(fmt.Sprint(n))', { outside, imports: ['fmt'] }),
    ).toMatch(/^&\{0xc/)
  })
})
