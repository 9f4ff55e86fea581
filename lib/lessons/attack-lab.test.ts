import { describe, expect, test } from 'vitest'
import { type DocumentParts, documentOf } from '../document/document-of.ts'
import { judge } from '../testing/judge-exercise.ts'
import { answerDocument } from './answer-document.ts'
import { attackLab, getsNothing } from './attack-lab.ts'
import { changedTexts } from './changed-texts.ts'

const API = 'https://api.shop.example'
const READ = `const answer = await fetch("${API}/orders", { credentials: "include" });
console.log(await answer.text());
`
const server = (end: string): NonNullable<DocumentParts['servers'][string]> => ({
  dialect: 'express',
  text: `import express from "express"
import cors from "cors"

const app = express()
app.use(cors({ origin: (origin, done) => done(null, Boolean(origin?.startsWith("https://shop.example${end}"))), credentials: true }))
app.get("/orders", (req, res) => {
  res.send(req.get("cookie") ? "a red lamp" : "Log in first.")
})
app.listen(443)
`,
})

const [attack, mend] = attackLab({
  start: documentOf({
    page: 'https://evil.test/',
    stranger: { wants: 'a red lamp', whose: 'Sara' },
    code: '// Your script\n',
    servers: { [API]: server('') },
    cookies: { [API]: 'session=sara' },
  }),
  attack: {
    id: 'attack',
    title: 'Attack',
    task: 'Read it.',
    hints: [],
    page: 'https://shop.example.evil.test/',
    code: READ,
  },
  mend: {
    id: 'mend',
    title: 'Mend',
    task: 'Close it.',
    hints: [],
    servers: { [API]: [['origin?.startsWith("https://shop.example")', 'origin === "https://shop.example"']] },
    tooLoose: { [API]: [['"https://shop.example"', '"https://shop"']] },
    probes: [
      {
        says: 'shop.example reads the orders.',
        page: { url: 'https://shop.example/' },
        code: READ,
        expect: { outcome: 'readable', contains: 'a red lamp' },
      },
      getsNothing('evil.test gets nothing.', { url: 'https://evil.test/' }),
    ],
  },
})

const says = async (answer: Parameters<typeof answerDocument>[1]) =>
  (await judge(attack, answerDocument(attack, answer))).results[0]?.says

describe('the attack of a lab', () => {
  test('the attack is solved when the page has read the data, and not by its start', async () => {
    expect((await judge(attack, attack.solution)).passed).toBe(true)
    expect((await judge(attack, attack.start)).passed).toBe(false)
  })

  test('a script that succeeds on a page that nobody can have solves nothing', async () => {
    expect(await says({ page: 'https://shop.example/' })).toContain('**shop.example** belongs to somebody else')
    expect(await says({ page: 'https://shop.example.shop.example/' })).toContain('Only its owner can make names')
  })

  test('words that the script itself contains solve nothing', async () => {
    expect(await says({ code: 'console.log("a red lamp")' })).toContain('called neither fetch nor XMLHttpRequest')
  })

  test('a call without cookies is told from one with them', async () => {
    expect(await says({ code: [['include', 'omit']] })).toMatch(/Sara’s data is not in it\. .*no cookie/)
  })

  test('another page is told why it gets nothing', async () => {
    expect(await says({ page: 'https://evil.test/' })).toContain('so Chrome keeps it from the script')
  })

  test('servers, cookies and browser are taken from the start', async () => {
    const opened = answerDocument(attack, {
      page: 'https://evil.test/',
      server: [[/origin: \(.*\)\)\)/, 'origin: true']],
    })
    expect(opened.servers[0]?.text).toContain('cors({ origin: true, credentials: true })')
    expect((await judge(attack, opened)).passed).toBe(false)
  })

  test('the solution names the page that it is on', () => {
    expect(changedTexts(attack.start, attack.solution).map(({ name }) => name)).toEqual(['the page', 'client.js'])
  })
})

describe('the mending of a lab', () => {
  test('the mended server is read by its own page, and the attack fails', async () => {
    const { passed, results } = await judge(mend, mend.solution)
    expect(results.map((result) => [result.passed, result.probe.says])).toEqual([
      [true, 'shop.example reads the orders.'],
      [true, 'evil.test gets nothing.'],
      [true, 'The attack from shop.example.evil.test gets nothing.'],
    ])
    expect(passed).toBe(true)
  })

  test('it begins with the successful attack, which a check says in words', async () => {
    const { results } = await judge(mend, mend.start)
    expect(results.map(({ passed }) => passed)).toEqual([true, true, false])
    expect(results[2]?.says).toMatch(/^\*\*Sara’s data was stolen by shop\.example\.evil\.test\.\*\*/)
  })

  test('a server that gives nothing to anybody is not mended', async () => {
    const { results } = await judge(mend, answerDocument(mend, { server: [['"a red lamp"', '"nothing"']] }))
    expect(results[0]).toMatchObject({ passed: false, says: 'The answer does not contain `a red lamp`.' })
  })
})
