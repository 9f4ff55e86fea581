/**
 * Walks the lessons in reading order: each word of the glossary, and each word of code, is explained at or before its
 * first use. Which section introduces which word is listed in `introduced.ts`.
 */
import { describe, expect, test } from 'vitest'
import { PARTS } from '../curriculum.ts'
import { INTRODUCED } from './introduced.ts'
import { type SectionTexts, sectionTexts } from './lesson-texts.ts'
import { cardOf, codeWordsIn, headersIn, inlineCode, termsIn, writtenWords } from './used-words.ts'

/** Names of an example's own data, which need no explanation. */
const DATA: ReadonlySet<string> = new Set([
  'soup',
  'price',
  'name',
  'to',
  'our',
  'someHandler',
  'items',
  'pages',
  'page',
  'tea',
  'what',
  'error',
  'ORIGIN',
  'id',
  'path',
  'amount',
])

/** Lessons after the notes that are walked too, in any order. */
const AFTER_THE_NOTES = [
  'credentials',
  'reading-the-answer',
  'caches',
  'redirects',
  'more-than-fetch',
  'finding-it',
  'doing-it-safely',
  'production',
  'your-own-stack',
  'past-the-check',
  'attack-origins',
  'attack-places',
  'three-faults',
]
const LESSONS = PARTS.flatMap(({ id, lessons }) =>
  id === 'before' || id === 'notes' ? lessons : lessons.filter(({ slug }) => AFTER_THE_NOTES.includes(slug)),
)
const SECTIONS = LESSONS.flatMap(sectionTexts)
const PLACES = SECTIONS.map(({ at }) => at)
const placeOf = (at: string) => PLACES.indexOf(at)

type Kind = 'term' | 'header' | 'code'
const nothing = { says: [], cards: [], code: [] }
const isHeader = (word: string) => cardOf(word, 'header') !== undefined && headersIn(`\`${word}\``).has(word)
/** A term and a header may have the same name; they differ in their first letter. */
const kindOf = (word: string): Kind => (isHeader(word) ? 'header' : 'term')

/** Word → the place of the section that introduces it. */
const introduced: Readonly<Record<Kind, ReadonlyMap<string, number>>> = {
  term: new Map(),
  header: new Map(),
  code: new Map(),
}
for (const [at, words] of Object.entries(INTRODUCED)) {
  const { says, cards, code } = { ...nothing, ...words }
  const add = (kind: Kind, word: string) => (introduced[kind] as Map<string, number>).set(word, placeOf(at))
  for (const word of [...says, ...cards]) add(kindOf(word), word)
  for (const word of code) add('code', word)
}

/** What a section uses before it is explained, as sentences for whoever wrote it. */
function tooEarly(section: SectionTexts, place: number): readonly string[] {
  const late = (kind: Kind, words: Iterable<string>, latest: number) =>
    [...words].flatMap((word) => {
      const from = introduced[kind].get(word)
      if (from === undefined) return `${section.at}: the ${kind} “${word}” is explained nowhere`
      return from <= latest ? [] : `${section.at}: the ${kind} “${word}” is explained later, in ${PLACES[from]}`
    })
  // A section may show a script that a later section of the lesson explains, if a link says so here or before.
  const [slug = ''] = section.at.split('#')
  const linked = SECTIONS.slice(0, place + 1)
    .filter(({ at }) => at.startsWith(`${slug}#`))
    .flatMap(({ links }) => links.map((id) => placeOf(`${slug}#${id}`)))
  const programs = [
    ...section.documents.map(({ client }) => client.code),
    ...section.blocks.filter(({ language }) => /^(js|javascript)$/.test(language)).map(({ code }) => code),
  ]
  const words = new Set(programs.flatMap((code) => [...codeWordsIn(code)]).filter((word) => !DATA.has(word)))
  return [
    ...late('term', termsIn(section.sentences), place),
    ...late('header', headersIn(section.sentences), place),
    ...late('code', words, Math.max(place, ...linked)),
  ]
}

describe('the list of introduced words', () => {
  test('the list names existing sections, and each word once', () => {
    expect(Object.keys(INTRODUCED).filter((at) => placeOf(at) < 0)).toEqual([])
    const words = Object.values(INTRODUCED).flatMap((each) => {
      const { says, cards, code } = { ...nothing, ...each }
      return [...says, ...cards, ...code.map((word) => `${word} as code`)]
    })
    expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([])
  })

  test.each(Object.entries(INTRODUCED))(
    'what %s introduces is marked in its prose, where a reader looks for it',
    (at, words) => {
      const { says, cards, code } = { ...nothing, ...words }
      const { prose = '' } = SECTIONS[placeOf(at)] ?? {}
      const marked = [...prose.replace(/`[^`\n]*`/g, '').matchAll(/\*\*?([^*\n]+)\*\*?/g)]
        .map(([, text = '']) => text)
        .join('\n')
      const inCode = inlineCode(prose).join('\n')
      const missing = [...says, ...cards].filter((word) =>
        kindOf(word) === 'header'
          ? !inCode.includes(word)
          : !termsIn(marked).has(word) && !termsIn(`\`${inCode.replaceAll('\n', ' ')}\``).has(word),
      )
      expect(missing).toEqual([])
      expect(code.filter((word) => !new RegExp(`(?<![\\w$])${word}(?![\\w$])`).test(inCode))).toEqual([])
    },
  )

  test('a card that has to explain a word uses only words that are explained before', () => {
    const problems = Object.entries(INTRODUCED).flatMap(([at, { cards = [] }]) =>
      cards.flatMap((word) => {
        const kind = kindOf(word)
        const says = cardOf(word, kind === 'header' ? 'header' : 'term') ?? ''
        const section = { at, prose: '', tasks: '', sentences: says, links: [], blocks: [], documents: [], asked: [] }
        return tooEarly(section, placeOf(at)).map((problem) => `the card of “${word}” in ${problem}`)
      }),
    )
    expect(problems).toEqual([])
  })
})

for (const { slug, title } of LESSONS)
  describe(`the words of “${title}”`, () => {
    const own = SECTIONS.filter(({ at }) => at.startsWith(`${slug}#`))

    test(`every word in “${title}” is explained at or before its first use`, () => {
      expect(own.flatMap((section) => tooEarly(section, placeOf(section.at)))).toEqual([])
    })

    test(`every word that an exercise of “${title}” asks for has been seen in prose or code before`, () => {
      const before = SECTIONS.slice(0, placeOf(own.at(-1)?.at ?? '') + 1)
      const unseen = own.flatMap(({ at, asked }) => {
        const seen = new Set(
          before
            .slice(0, placeOf(at) + 1)
            .flatMap(({ prose, tasks, blocks, documents }) => [
              ...writtenWords([...inlineCode(prose), tasks].join('\n')),
              ...blocks.flatMap(({ code }) => [...writtenWords(code)]),
              ...documents.flatMap(({ client }) => [...writtenWords(client.code)]),
            ]),
        )
        return asked.flatMap(({ id, start, solution }) => {
          const given = writtenWords(start)
          return [...writtenWords(solution)]
            .filter((word) => !given.has(word) && !seen.has(word) && !DATA.has(word))
            .map((word) => `${id}: ${word}`)
        })
      })
      expect(unseen).toEqual([])
    })
  })
