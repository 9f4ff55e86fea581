import { expect, test } from 'vitest'
import { headingId } from './heading-id.mjs'
import { lessonSections } from './lesson-sections.ts'
import rehypeLesson from './rehype-lesson.mjs'

const MDX = `# What it is

A page from \`https://foo.example\` needs *data*.

## What’s an \`origin\`?

The **scheme**, and [the host](/glossary#origin).

\`\`\`http
# not a heading
Origin: *
\`\`\`

<Exercise id="one" />

### Smaller

More.

## Again

## Again
`

test('a lesson’s sections have the text that a reader sees, and their exercises', () => {
  const [first, second, third, fourth] = lessonSections(MDX)
  expect(first).toEqual({
    id: '',
    title: 'What it is',
    text: 'A page from https://foo.example needs data.',
    exercises: [],
  })
  expect(second).toEqual({
    id: 'whats-an-origin',
    title: 'What’s an origin?',
    text: 'The scheme, and the host. # not a heading Origin: * Smaller More.',
    exercises: ['one'],
  })
  expect([third?.id, fourth?.id]).toEqual(['again', 'again-2'])
})

test('the ids of headings are readable and need no escaping in a link', () => {
  expect(headingId('What `Access-Control-Max-Age` says')).toBe('what-access-control-max-age-says')
  expect(headingId('*, and who it covers')).toBe('and-who-it-covers')
})

const text = (value: string) => ({ type: 'text', value })
type Tree = { type: string; tagName?: string; value?: string; properties?: Record<string, unknown>; children?: Tree[] }
const element = (tagName: string, ...children: Tree[]) => ({
  type: 'element',
  tagName,
  properties: {} as Record<string, unknown>,
  children,
})

test('headings get the same ids on the page, and only the first mention in a section is marked', () => {
  const [one, two, inLink, inCode, next] = [
    element('code', text('Origin')),
    element('code', text('Origin')),
    element('code', text('Vary')),
    element('code', text('Vary')),
    element('code', text('Origin')),
  ] as const
  const [h2, again] = [element('h2', text('Again')), element('h2', text('Again'))]
  const show = { type: 'mdxJsxFlowElement', name: 'Show', children: [element('em', text('origin'))] }
  const tree = {
    type: 'root',
    children: [
      h2,
      element('p', one, two, element('a', inLink)),
      element('pre', inCode),
      show,
      again,
      element('p', next),
    ],
  }
  rehypeLesson()(tree)
  expect([h2, again].map((h) => h.properties.id)).toEqual(['again', 'again-2'])
  expect([one, two, inLink, inCode, next].map((e) => 'data-mention' in e.properties)).toEqual([
    true,
    false,
    false,
    false,
    true,
  ])
  expect(JSON.stringify(show)).not.toContain('data-mention')
})
