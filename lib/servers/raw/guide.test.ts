import { describe, expect, test } from 'vitest'
import { RAW_FORMS } from './guide.ts'
import { classifyLine, INITIAL_STATE, splitLines } from './lines.ts'
import { compileRaw } from './raw.ts'
import { tryForm } from './try-form.ts'

const form = (id: string) => {
  const found = RAW_FORMS.find((each) => each.id === id)
  if (!found) throw new Error(`There is no form ${id}.`)
  return found
}
const answers = async (id: string) => (await tryForm(form(id))).map(({ answer }) => answer)

describe('the reference of the raw dialect', () => {
  test('the reference has every kind of line that the dialect has', () => {
    const kinds = new Set<string>()
    for (const { example } of RAW_FORMS) {
      let state = INITIAL_STATE
      for (const line of splitLines(example)) {
        const { kind, next } = classifyLine(line, state)
        kinds.add(kind)
        state = next
      }
    }
    expect([...kinds].sort()).toEqual(['blank', 'body', 'comment', 'delay', 'header', 'route', 'status', 'when'])
  })

  test('every example of the reference starts without a remark, and uses its form', () => {
    for (const { example, form, id } of RAW_FORMS) {
      expect(compileRaw(example).diagnostics).toEqual([])
      if (/^[\w*{]/.test(form) && !['body', 'delay', 'status'].includes(id)) expect(example).toContain(form)
    }
  })

  test.each([
    ['route', ['200 OK', '201 Created', '404 Not Found']],
    ['any-method', ['200 OK', '405 Method Not Allowed']],
    ['any-path', ['200 OK', '200 OK', '404 Not Found']],
    ['when', ['200 OK', '403 Forbidden', '403 Forbidden']],
    ['when-no', ['401 Unauthorized', '200 OK']],
    ['status', ['404 No Such Table']],
  ])('the requests of the form %s are answered as its sentences say', async (id, statuses) => {
    expect(await answers(id)).toEqual(statuses)
  })

  test('{origin} becomes the origin of the request, and without one the header is left out', async () => {
    const tried = await tryForm(form('the-origin-of-the-request'))
    expect(tried.map(({ headers }) => headers)).toEqual([['Access-Control-Allow-Origin: https://foo.example'], []])
  })
})
